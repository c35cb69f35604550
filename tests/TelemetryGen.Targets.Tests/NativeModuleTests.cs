using System.Text.RegularExpressions;
using TelemetryGen.Schema;
using TelemetryGen.Testing.Samples;

namespace TelemetryGen.Targets.Tests;

/// <summary>MicroPython modules whose pack() is compiled to machine code.</summary>
public partial class NativeModuleTests
{
    private static readonly ITarget Target = TargetRegistry.Find("micropython")!;

    public static TheoryData<string> Samples => ["greenhouse", "everything", "others", "nested", "corners", "moments", "parts"];

    [Theory]
    [MemberData(nameof(Samples))]
    public void They_differ_by_an_import_by_decorators_and_by_how_the_block_is_written(string sample)
    {
        var schema = SchemaDocument.Parse(SampleSchemas.Text(sample + ".xml"));

        Assert.All(Target.Emit(schema).Zip(Native(schema)), pair =>
        {
            Assert.Equal(pair.First.Path, pair.Second.Path);
            Assert.Equal(WithoutWrites(pair.First.Text), WithoutWrites(pair.Second.Text));
        });
    }

    [Fact]
    public void What_packs_is_machine_code_and_what_unpacks_is_not()
    {
        var files = Native(SchemaDocument.Parse(SampleSchemas.Text("nested.xml"))).ToArray();

        Assert.Equal(["def pack", "def pack_at", "def put_entries", "def put_floats", "def put_numbers"], Decorated("native"));
        Assert.All(Decorated("viper"), d => Assert.StartsWith("def _store_", d, StringComparison.Ordinal));

        IEnumerable<string> Decorated(string by) =>
            files.SelectMany(f => f.Text.Split($"@micropython.{by}\n")[1..]).Select(f => f.TrimStart().Split('(')[0]).Distinct()
                .Order(StringComparer.Ordinal);
    }

    // Up to 1.28 the emitters spoil x in -x and ~x; up to 1.27 those of Thumb and RV32 spoil an index in a register where halfwords and
    // words are stored.
    [Theory]
    [MemberData(nameof(Samples))]
    public void Machine_code_has_nothing_that_an_emitter_gets_wrong(string sample) => Assert.All(
        Native(SchemaDocument.Parse(SampleSchemas.Text(sample + ".xml"))).SelectMany(f => Compiled(f.Text)),
        function => Assert.Empty(SpoiledBy(function)));

    [Fact]
    public void What_an_emitter_gets_wrong_is_found()
    {
        const string Module =
            "@micropython.viper\ndef f(a: ptr16, b: int, c: ptr8):\n    a[b] = -b\n    c[0] = 5 - ~b\n    return not -1 < b - "
                + "a[(-b)]\n\ndef g(x):\n    return -x\n";

        Assert.Equal(["ptr16", "-b", "~b", "-b"], SpoiledBy(Assert.Single(Compiled(Module))));
    }

    private static IEnumerable<string> SpoiledBy(string function) => Spoiled().Matches(function).Select(m => m.Value);

    // The functions below a decorator of the emitters, without texts and comments.
    private static IEnumerable<string> Compiled(string module) => Functions().Matches(Words().Replace(module, "''")).Select(m => m.Value);

    [GeneratedRegex(@"""""""[\s\S]*?""""""|'(?:[^'\\\n]|\\.)*'|\#.*")]
    private static partial Regex Words();

    [GeneratedRegex(@"( *)@micropython\.(?:native|viper)\n\1def .*\n(?:(?:\1 +.*)?\n)*(?:\1\).*:\n)?(?:(?:\1 +.*)?\n)*")]
    private static partial Regex Functions();

    // A sign after an operator, a bracket or a word of Python, before a name or a bracket.
    [GeneratedRegex(@"\bptr(?:16|32)\b|(?<=[=(\[,<>+*/%&|^:-]\s*|\b(?:return|and|or|not|in|if|elif|while)\s+)[-~](?=[A-Za-z_(])[A-Za-z_]*")]
    private static partial Regex Spoiled();

    [Theory]
    [InlineData("HHHH", false)]
    [InlineData("HHHHH", true)]
    [InlineData("HHHHd", false)]
    [InlineData("HHHHHHHHHd", false)]
    [InlineData("HHHHHHHHHHd", true)]
    [InlineData("HHHHHHHHHHdHHHH", true)]
    [InlineData("HHHHHHdHHHHHHdH", false)]
    [InlineData("HHHHHHdHHHHHHdHHH", true)]
    [InlineData("dHHHHHHHHHHHHHHd", false)]
    [InlineData("dHHHHHHHHHHHHHHHd", true)]
    [InlineData("HHHHA", false)]
    [InlineData("HHHHHA", true)]
    [InlineData("HAH", true)]
    [InlineData("HHAHHd", false)]
    [InlineData("HHAHHHd", true)]
    [InlineData("qqqqqqqqqq", false)]
    public void Numbers_are_stored_where_that_saves_more_than_the_calls_it_costs(string form, bool isStored)
    {
        var fields = form.Select((c, i) => c switch
        {
            'd' => new FieldSpec($"F{i}", FieldKind.Float, WireType.Float64),
            'A' => new FieldSpec($"F{i}", FieldKind.Integer, WireType.UInt16) { Length = 3 },
            _ => new FieldSpec($"F{i}", FieldKind.Integer, c == 'H' ? WireType.UInt16 : WireType.Int64),
        }).ToArray();

        Assert.Equal(isStored, Module(fields).Contains("_store_M(", StringComparison.Ordinal));
    }

    [Fact]
    public void The_last_byte_that_is_stored_is_set_first_by_what_looks_where_the_buffer_ends()
    {
        var module = Module([.. Enumerable.Range(0, 10).Select(i => new FieldSpec($"F{i}", FieldKind.Integer, WireType.UInt32)),
            new("F10", FieldKind.Float, WireType.Float64)]);

        Assert.Equal((10 * 4) - 1, Stores().Matches(module).Max(m => int.Parse(m.Groups[1].Value, null)));
        Assert.Contains(
            "            buffer[47] = 0\n            _store_M(\n                buffer, 8, f0, f1,", module, StringComparison.Ordinal);
    }

    [Fact]
    public void A_removed_number_is_null_byte_by_byte_and_takes_no_argument()
    {
        var module = Module(
        [
            .. Enumerable.Range(0, 5).Select(i => new FieldSpec($"F{i}", FieldKind.Integer, WireType.UInt8)),
            new("Old", FieldKind.Integer, WireType.Int32) { Optional = true,
                Reserved = true }, new("Older", FieldKind.Integer, WireType.UInt16) { Reserved = true },
        ]);

        Assert.Contains("    # Reserved fields go out as null or zero: Old, Older.\n", module, StringComparison.Ordinal);
        Assert.Contains(
            "    buffer[offset + 7] = 0\n    buffer[offset + 8] = 128\n    buffer[offset + 9] = 0\n    buffer[offset + 10] = 0\n", module,
            StringComparison.Ordinal);
        Assert.Contains("            buffer, 8, f0, f1, f2, f3, f4)\n", module, StringComparison.Ordinal);
        // No constant is left of the null that pack_into would be given.
        Assert.DoesNotContain("_INT32_MIN", module, StringComparison.Ordinal);
    }

    [Fact]
    public void An_index_is_never_a_number_alone_and_the_variable_in_it_is_no_field()
    {
        var module = Module([.. Enumerable.Range(0, 5).Select(i => new FieldSpec($"F{i}", FieldKind.Integer, WireType.UInt8)),
            new("Offset", FieldKind.Integer, WireType.UInt8)]);

        Assert.Contains("        buffer: ptr8, offset: int, f0: int, f1: int, f2: int, f3: int, f4: int, offset_: int):\n", module,
            StringComparison.Ordinal);
        Assert.Contains("    buffer[offset] = f0\n    buffer[offset + 1] = f1\n", module, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(?m)^    buffer\[\d", module);
    }

    private static IEnumerable<EmittedFile> Native(SchemaSpec schema) => Target.Emit(schema, new(IsNative: true));

    private static string Module(FieldSpec[] fields) =>
        Native(SchemaOf.Fields(fields)).Single(f => f.Path.EndsWith("/m.py", StringComparison.Ordinal)).Text;

    // The import, the decorators, the functions that store, and each statement of pack() that writes fields of the block.
    private static string WithoutWrites(string module) =>
        Writes().Replace(module, "").Replace("self.buffer", "buffer", StringComparison.Ordinal);

    [GeneratedRegex("""
        \#\ pack\(\)\ and\ what\ it\ calls.*\nimport\ micropython\n\n
        | \n\ndef\ extend_sign\w*\(.*\n(?:\ .+\n)+
        | \n\#.+\n_FORGETS_SIGNS.+\n
        | \ +if\ _FORGETS_SIGNS:\n(?:\ +extend_sign.+\n)+
        | \n\n@micropython\.viper\n(?:.+\n)+
        | \ *@micropython\.native\n
        | \ +buffer\ =\ self\.buffer\n
        | \ +\#\ (?:Reserved\ fields|_store_).*\n
        | \ +buffer\[.+\]\ =\ 0\n
        | \ +_store_\w+\(\n(?:\ {16}.+\n)+
        | \ +pack_into\('<\w+',\ (?:self\.)?buffer,\ [^,\n]+,\n(?:\ {22}.+\n)+
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Writes();

    [GeneratedRegex(@"^    buffer\[offset \+ (\d+)\] = f\d", RegexOptions.Multiline)]
    private static partial Regex Stores();
}
