using Entente.Bench;
using Entente.Bench.Fuzz;

// bench/ratings, bench/cluster and others run these against the program it has just built; everything stays on the loopback address and ends by itself.
if (args is ["crossed", .. { Length: 5 or 6 } numbers, var file])
    return CrossedRatings.Write(numbers, file);
if (args is ["refresh", .. { Length: 5 } world])
    return RefreshBench.Run(world);
if (args is ["load-postgres", var measured, var database, var pgbench])
    return await LoadBench.RunOnPostgres(measured, database, pgbench);
if (args is ["bare", var url])
    return await BareEndpoint.Serve(url);
if (args is ["seed", var seed])
{
    await Seed.Write(seed);
    return 0;
}

if (args is ["session", var founding, .. var ports] && ports.Length > 0)
    return await SessionProbe.Run(new Uri(founding), ports);
if (args is ["soak", var soaked, var process, var watched, var soakedFor])
    return await new SoakBench(new Uri(soaked), int.Parse(process, System.Globalization.CultureInfo.InvariantCulture), watched).Run(TimeSpan.FromMinutes(double.Parse(soakedFor, System.Globalization.CultureInfo.InvariantCulture)));
if (args is ["read", var readFrom, var readKey, var readFor])
    return await PatientReader.Run(new Uri(readFrom), readKey, TimeSpan.FromSeconds(int.Parse(readFor, System.Globalization.CultureInfo.InvariantCulture)));
if (args is ["patient", var front, var keys, var seconds, var acknowledged])
    return await PatientSender.Run(new Uri(front), await File.ReadAllLinesAsync(keys), int.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture), acknowledged);
if (args is ["fuzz", var fuzzed, var withKeys, var requests, var dice])
    return await FuzzBench.Run(new Uri(fuzzed), withKeys, int.Parse(requests, System.Globalization.CultureInfo.InvariantCulture), int.Parse(dice, System.Globalization.CultureInfo.InvariantCulture));
if (args is not [var mode, var program])
{
    Console.Error.WriteLine("usage: Entente.Bench load|kill|pages PATH-OF-ENTENTE, or crossed ROWS RATERS PROVIDERS DEPARTMENTS SEED [PER-CENT-OF-OWN] FILE, or load-postgres PATH-OF-ENTENTE URL PATH-OF-PGBENCH, or seed FILE, or session FOUNDING-LINK PORT..., or fuzz URL KEYS COUNT SEED, or patient URL KEYS SECONDS FILE, or read URL KEY SECONDS, or soak URL PROCESS KEY MINUTES, or refresh ROWS RATERS PROVIDERS DEPARTMENTS SEED");
    return 2;
}

return mode switch
{
    "load" => await LoadBench.Run(program),
    "kill" => await KillBench.Run(program),
    "pages" => await PagesBench.Run(program),
    _ => 2,
};
