using TelemetryGen.Testing.Emitter;

switch (args)
{
    case ["records", var folder, .. var samples] when samples.Length > 0:
        WrittenFolder.Write(folder, BoardRecords.Of(samples));
        return 0;
    default:
        Console.Error.WriteLine("records FOLDER SAMPLE...   C# for nanoFramework of the records of sample schemas, such as greenhouse.xml");
        return 2;
}
