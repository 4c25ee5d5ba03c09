using Entente.Scoring.Models;

namespace Entente.Scoring.Tests.Models;

public class ModelFormulaTests
{
    [Fact]
    public void A_formula_names_factors_numbers_interactions_and_grouping_factors()
    {
        var formula = Parsed("s, d,dept:service", "service,num:age,a*b*num:x,service");
        Assert.Equal(["s", "d", "dept:service"], formula.Random.Select(parts => string.Join(':', parts)));
        Assert.Equal(["service", "num:age", "a", "b", "num:x", "a:b", "a:num:x", "b:num:x", "a:b:num:x"], formula.Fixed.Select(term => term.ToString()));
        Assert.Equal(["y", "service", "age", "a", "b", "x", "s", "d", "dept", "w"], formula.Columns);
    }

    [Theory]
    [InlineData("", null, "The random part names no grouping factor; name at least one, such as rater,provider.")]
    [InlineData("s:", null, "The random term 's:' is neither a column nor columns joined by ':'.")]
    [InlineData("a*b", null, "The random term 'a*b' is neither a column nor columns joined by ':'.")]
    [InlineData("y:s", null, "The random term 'y:s' groups by the response itself.")]
    [InlineData("s", "num:", "The fixed term 'num:' is none of: a column, num:column, columns joined by ':' or '*'.")]
    [InlineData("s", "a*", "The fixed term 'a*' is none of: a column, num:column, columns joined by ':' or '*'.")]
    [InlineData("s", "num:y", "The fixed term 'num:y' holds the response itself.")]
    public void A_formula_that_makes_no_sense_is_refused_in_a_sentence(string random, string? fixedTerms, string expected)
    {
        Assert.False(ModelFormula.TryParse("y", random, fixedTerms, null, out _, out string? sentence));
        Assert.Equal(expected, sentence);
    }

    [Fact]
    public void Levels_stand_in_the_order_of_numbers_where_all_are_numbers()
    {
        Assert.Equal(["9", "10", "1e3"], DataColumn.Of("x", ["10", "1e3", "9", "10"]).Levels);
        Assert.Equal(["10", "9", "a"], DataColumn.Of("x", ["a", "9", "10"]).Levels);
        Assert.Equal([1, 0, -1, 1], DataColumn.Of("x", ["b", "a", "", "b"]).LevelOf);
    }

    [Fact]
    public void A_design_has_treatment_contrasts_products_and_only_complete_rows()
    {
        var table = Table(("y", "1,2,,4,5,3"), ("f", "a,b,b,c,,a"), ("x", "1,2,3,4,5,6"), ("g", "p,q,p,q,p,q"));
        var design = Built(table, Parsed("g", "f*num:x", null));
        Assert.Equal((4, 1, 1), (design.Rows, design.LeftOut, design.Incomplete));
        Assert.Equal(["(Intercept)", "fb", "fc", "x", "fb:x", "fc:x"], design.Fixed.Select(column => column.Name));
        Assert.Equal([0, 0, 4, 0], design.Fixed[5].Values);
        Assert.Equal(["1", "2", "3", "4"], design.ResponseLevels);
        Assert.Equal([0, 1, 3, 2], design.ResponseLevel);
        Assert.Null(design.Linear(reml: true, out var problem));
        Assert.Equal([1, 2, 4, 3], problem!.Response);
    }

    [Fact]
    public void An_interaction_of_grouping_factors_names_its_levels_by_both()
    {
        var design = Built(Table(("y", "1,2,3"), ("a", "15,2,15"), ("b", "0,1,1")), Parsed("a:b", null, null));
        Assert.Equal(["2:1", "15:0", "15:1"], design.Names[0].Levels);
        Assert.Equal([1, 0, 2], design.Random[0].LevelOf);
    }

    [Theory]
    [InlineData("z", null, "There is no column 'z'; the columns are y, f, g, one.")]
    [InlineData("g", "num:f", "The column f holds 'a', which is no finite number.")]
    [InlineData("g", "one", "The fixed factor one has only one level with data, so it cannot be told from the intercept.")]
    public void What_the_table_does_not_hold_is_refused_in_a_sentence(string random, string? fixedTerms, string expected)
    {
        Assert.Null(DesignBuilder.Build(Table(("y", "1,2,3"), ("f", "a,b,c"), ("g", "p,q,p"), ("one", "1,1,1")), Parsed(random, fixedTerms, null), out var refusal));
        Assert.Equal(expected, refusal?.Sentence);
    }

    [Fact]
    public void A_response_in_words_is_refused_for_a_linear_model_only()
    {
        var design = Built(Table(("y", "low,mid,high"), ("g", "p,q,p")), Parsed("g", null, null));
        Assert.Equal("The response holds 'high', which is no finite number.", design.Linear(true, out _)?.Sentence);
        Assert.Null(design.Ordinal(out var problem));
        Assert.Equal([1, 2, 0], problem!.Answers);
    }

    [Theory]
    [InlineData("1,NaN,3", "The response holds 'NaN', which is no finite number.")]
    [InlineData("low,Infinity,high", "The response holds 'Infinity', which is no finite number.")]
    [InlineData("1,2,oops", "The response holds the number '1' and the word 'oops', which have no order; leave such rows empty.")]
    public void A_scale_whose_levels_have_no_order_is_refused_in_a_sentence(string cells, string expected)
    {
        Assert.Equal(expected, Built(Table(("y", cells), ("g", "p,q,p")), Parsed("g", null, null)).Ordinal(out var problem)?.Sentence);
        Assert.Null(problem);
    }

    private static ModelFormula Parsed(string random, string? fixedTerms, string? weights = "w")
    {
        Assert.True(ModelFormula.TryParse("y", random, fixedTerms, weights, out var formula, out string? sentence), sentence);
        return formula;
    }

    private static Design Built(DataTable table, ModelFormula formula)
    {
        var design = DesignBuilder.Build(table, formula, out var refusal);
        Assert.Null(refusal);
        return design!;
    }

    private static DataTable Table(params (string Name, string Cells)[] columns) =>
        new([.. columns.Select(column => DataColumn.Of(column.Name, column.Cells.Split(',')))], columns[0].Cells.Split(',').Length);
}
