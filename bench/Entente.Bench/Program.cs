using Entente.Bench;

// bench/ratings runs these against the program it has just built; everything stays on the loopback address and ends by itself.
if (args is ["crossed", .. { Length: 5 or 6 } numbers, var file])
    return CrossedRatings.Write(numbers, file);
if (args is ["refresh", .. { Length: 5 } world])
    return RefreshBench.Run(world);
if (args is ["bare", var url])
    return await BareEndpoint.Serve(url);
if (args is not [var mode, var program])
{
    Console.Error.WriteLine("usage: Entente.Bench load|kill|pages PATH-OF-ENTENTE, or crossed ROWS RATERS PROVIDERS DEPARTMENTS SEED [PER-CENT-OF-OWN] FILE, or refresh ROWS RATERS PROVIDERS DEPARTMENTS SEED");
    return 2;
}

return mode switch
{
    "load" => await LoadBench.Run(program),
    "kill" => await KillBench.Run(program),
    "pages" => await PagesBench.Run(program),
    _ => 2,
};
