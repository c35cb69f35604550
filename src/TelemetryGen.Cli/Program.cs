using TelemetryGen.Cli;

return await CommandLine.RunAsync(args, CliConsole.ForProcess());
