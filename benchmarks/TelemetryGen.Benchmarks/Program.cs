using TelemetryGen.Benchmarks;
using TelemetryGen.Benchmarks.Ratios;

const int Pairs = 101;

// Without arguments: the codecs' ratios, in about a minute. "a" and "b" measure one record alone, "dispatch", "batches", "server",
// "kafka", "duckdb", "micropython" (with --interpreter PATH: on a native build) "generator" and "rules" those; "full" hands over to
// BenchmarkDotNet.
if (args is ["full", .. var rest])
{
    BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(typeof(FullRun).Assembly).Run(rest);
    return;
}

if (args is ["b"])
{
    PrintB();
    return;
}

if (args is ["a"])
{
    PrintA();
    return;
}

if (args is ["micropython", .. var interpreter])
{
    await TelemetryGen.Benchmarks.MicroPythonPack.MicroPythonRun.RunAsync(interpreter is ["--interpreter", var path] ? path : null);
    return;
}

if (args is ["generator"])
{
    TelemetryGen.Benchmarks.Generating.GeneratorRun.Run();
    return;
}

if (args is ["dispatch"])
{
    PrintDispatch();
    return;
}

if (args is ["batches"])
{
    PrintBatches();
    return;
}

if (args is ["server"])
{
    PrintServer();
    return;
}

if (args is ["kafka"])
{
    await KafkaRun.RunAsync();
    return;
}

if (args is ["duckdb"])
{
    DuckDbCases.Print(31);
    DuckDbCases.Delete();
    return;
}

if (args is ["rules"])
{
    await TelemetryGen.Benchmarks.Generating.RulesRun.RunAsync();
    return;
}

PrintA();
PrintB();
Table.Print("A million records A, against one copy of their bytes", RatioRun.Measure(BulkCases.Copy, BulkCases.All, 15));
Table.Print("5,000 records A in cache, two fields into columns",
    RatioRun.Measure(BulkCases.EventEnumerate, [BulkCases.EventColumns], Pairs));
PrintDispatch();
PrintBatches();

static void PrintDispatch() =>
    Table.Print("Dispatch of mixed messages, against the direct read", RatioRun.Measure(DispatchCases.Direct, DispatchCases.All, Pairs));

static void PrintBatches()
{
    Table.Print("Encode 50 records A as one batch, against 50 messages; per record",
        RatioRun.Measure(BatchCases.MessagesEncode, BatchCases.Encode, Pairs));
    Table.Print("Decode 50 records A from one batch, against 50 messages; per record",
        RatioRun.Measure(BatchCases.MessagesDispatch, BatchCases.Decode, Pairs));
    Table.Print("Duplicates of 10,000 publishers", RatioRun.Measure(DuplicateCases.Dictionary, DuplicateCases.All, 31));
    DuplicateCases.PrintMemory();
}

static void PrintServer()
{
    Table.Print("Server, one message an event, against the dispatcher; per record",
        RatioRun.Measure(ServerCases.MessagesDispatch, ServerCases.OfMessages, Pairs));
    Table.Print("Server, 50 records an event, against the dispatcher; per record",
        RatioRun.Measure(ServerCases.BatchesDispatch, ServerCases.OfBatches, Pairs));
    ServerCases.PrintMemory();
}

static void PrintA()
{
    Table.Print("Encode record A, against hand-written code", RatioRun.Measure(EncodeCases.Hand, EncodeCases.All, Pairs));
    Table.Print("Encode record A, against MemoryPack", RatioRun.Measure(EncodeCases.AsMemoryPack, [EncodeCases.Wire], Pairs));
    Table.Print("Decode record A, against hand-written code", RatioRun.Measure(DecodeCases.Hand, DecodeCases.All, Pairs));
    Table.Print("Decode record A, against MemoryPack",
        RatioRun.Measure(DecodeCases.AsMemoryPack, [DecodeCases.Unchecked, DecodeCases.Wire], Pairs));
    Table.Print("Decode record A and add up every field, against MemoryPack",
        RatioRun.Measure(UseCases.AsMemoryPack, [UseCases.Wire], Pairs));
    Table.Print("Decode record A, against Wire.TryRead", RatioRun.Measure(DecodeCases.Wire, DecodeCases.Others, Pairs));
}

static void PrintB()
{
    Table.Print("Encode record B, against hand-written code", RatioRun.Measure(CasesB.HandEncode, CasesB.Encode, Pairs));
    Table.Print("Decode record B, against hand-written code that allocates", RatioRun.Measure(CasesB.HandDecode, CasesB.Decode, Pairs));
}
