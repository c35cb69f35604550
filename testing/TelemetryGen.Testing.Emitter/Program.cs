using TelemetryGen.Testing.Emitter;

switch (args)
{
    case ["records", var folder, .. var samples] when samples.Length > 0:
        WrittenFolder.Write(folder, BoardRecords.Of(samples));
        return 0;
    case ["forms", var folder]:
        WrittenFolder.Write(folder, FormsTable.Texts());
        return 0;
    default:
        Console.Error.WriteLine("""
            records FOLDER SAMPLE...   C# for nanoFramework of the records of sample schemas, such as greenhouse.xml
            forms FOLDER               the forms of every record of the conformance contracts, each as a delegate
            """);
        return 2;
}
