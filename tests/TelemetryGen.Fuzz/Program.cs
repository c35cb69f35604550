using SharpFuzz;
using TelemetryGen.Fuzz;

switch (args)
{
    case ["fuzz"]:
        Fuzzer.OutOfProcess.Run(stream => FuzzTarget.Run(Inputs.Of(stream)));
        return 0;
    case ["replay", .. var paths] when paths.Length > 0:
        return Replay.Run(paths);
    case ["minimize", var file]:
        return Minimizer.Run(file);
    case ["seed", var repository, var corpus]:
        Seeds.Write(repository, corpus);
        return 0;
    case ["instrument", var folder]:
        Instrumentation.Of(folder);
        return 0;
    default:
        Console.Error.WriteLine("""
            replay PATH...        decodes files, or all files of folders; 1 when something is found
            minimize FILE         makes the file as short as it can be and still find the same
            seed REPOSITORY TO    writes inputs made of golden vectors and sample schemas into a folder
            instrument FOLDER     lets the assemblies in a copy of this program's folder report their branches
            fuzz                  what afl-fuzz runs, in an instrumented folder
            """);
        return 2;
}
