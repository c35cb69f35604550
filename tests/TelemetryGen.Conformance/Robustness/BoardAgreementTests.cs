using TelemetryGen.Schema;
using TelemetryGen.Simulator;
using TelemetryGen.Targets;
using TelemetryGen.Testing;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.Conformance.Robustness;

/// <summary>
/// The generated modules on real MicroPython and the tools' interpreter take the same bytes, refuse the same (a board with ValueError and
/// nothing else), and write what they took as the same bytes.
/// </summary>
[Trait("Kind", "Device")]
public class BoardAgreementTests
{
    private static readonly int Count = Effort.Of(1000, 5000);

    private static readonly string[] Samples = ["nested.xml", "corners.xml", "everything.xml", "others.xml"];

    public static TheoryData<string, string> Messages =>
    [
        .. from sample in Samples
           from message in SchemaDocument.Parse(SampleSchemas.Text(sample)).Messages
           select (sample, message.Name),
    ];

    [Theory, MemberData(nameof(Messages))]
    public async Task On_any_bytes(string sample, string message)
    {
        var schema = SchemaDocument.Parse(SampleSchemas.Text(sample));
        var layout = WireLayout.From(schema.Messages.Single(m => m.Name == message));
        var inputs = new AnyMessages(schema, layout).Take(Count).ToArray();

        var answers = await RunAsync(schema, message, inputs);

        Assert.Equal(inputs.Length, answers.Length);
        var taken = 0;
        foreach (var (bytes, answer) in inputs.Zip(answers))
        {
            var expected = Interpret(schema, message, bytes);
            Assert.True(expected is null || expected == answer,
                $"board: {answer} interpreter: {expected} of {HexText.Shorten(bytes)}");
            taken += answer == "refused" ? 0 : 1;
        }

        // Refusing all would agree as well.
        Assert.InRange(taken, Count / 50, Count);
        Assert.Contains(answers, a => a is not ("refused" or "not packed"));
    }

    private static async Task<string[]> RunAsync(SchemaSpec schema, string message, byte[][] inputs)
    {
        var folder = Directory.CreateTempSubdirectory("telemetrygen-");
        try
        {
            var files = TargetRegistry.Find("micropython")!.Emit(schema)
                .Where(f => !Path.GetFileName(f.Path).Contains("hub", StringComparison.Ordinal)).ToArray();
            foreach (var file in files)
            {
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, Path.GetFileName(file.Path)), file.Text);
            }

            await File.WriteAllLinesAsync(Path.Combine(folder.FullName, "any.txt"), inputs.Select(Convert.ToHexStringLower));
            var module = files.Select(f => Path.GetFileNameWithoutExtension(f.Path))
                .First(f => f.Replace("_", "", StringComparison.Ordinal).Equals(message, StringComparison.OrdinalIgnoreCase));
            var result = await MicroPython.RunAsync(
                await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Device", "unpack_any.py")),
                [new(folder.FullName + Path.DirectorySeparatorChar), new(Path.Combine(folder.FullName, "any.txt"), "/any/any.txt")],
                new Dictionary<string, object?> { ["file"] = "any.txt", ["module"] = module, ["message"] = message },
                TimeSpan.FromMinutes(2),
                TestContext.Current.CancellationToken);
            Assert.True(result.ExitCode == 0, result.Error);
            return result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>What a board is to answer; null where it may take what the interpreter refuses.</summary>
    private static string? Interpret(SchemaSpec schema, string message, byte[] bytes)
    {
        MessageValues values;
        try
        {
            values = new MessageReader(schema).Read(bytes);
        }
        catch (MessageFormatException error)
        {
            // A board does not look whether bytes are UTF-8, and counts time without a calendar and steps without decimals.
            return error.Kind is MessageFormatErrorKind.TextNotUtf8 or MessageFormatErrorKind.BeyondValueType ? null : "refused";
        }

        if (values.Message.Name != message)
        {
            return "refused";
        }

        try
        {
            return Convert.ToHexStringLower(
                new MessageWriter(schema, message).Write(values.Fields.ToDictionary(f => f.Field.Name, f => f.Value)));
        }
        catch (MessageFormatException error)
        {
            // A bit that an older sender does not know is None on a board, and goes out as False.
            return error.Kind == MessageFormatErrorKind.MissingValue ? null : "not packed";
        }
    }
}
