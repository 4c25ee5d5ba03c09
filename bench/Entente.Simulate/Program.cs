using Entente.Simulate;

// bench/simulate runs these; fixed seeds, the same output on every machine.
return args switch
{
    ["figures"] => FigureStudy.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: Entente.Simulate figures|bounds|signs [FILE.svg]");
    return 2;
}
