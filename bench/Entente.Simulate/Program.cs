using Entente.Simulate;

// bench/simulate runs these; fixed seeds, the same output on every machine.
return args switch
{
    ["figures"] => FigureStudy.Run(),
    ["release"] => ReleaseStudy.Run(),
    ["bounds"] => BoundStudy.Run(),
    ["signs", .. var file] when file.Length < 2 => SignStudy.Run(file.Length == 1 ? file[0] : null),
    ["page"] => PageStudy.Run(),
    ["year"] => YearStudy.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: Entente.Simulate figures|bounds|release|page|year|signs [FILE.svg]");
    return 2;
}
