using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TelemetryGen.Schema;
using TelemetryGen.Simulator;

namespace TelemetryGen.Conformance;

/// <summary>The generated modules on real MicroPython against the golden vectors.</summary>
[Trait("Kind", "Device")]
public class MicroPythonTests(Board board, NativeBoard native, InterpretedNativeBoard interpreted)
    : IClassFixture<Board>, IClassFixture<NativeBoard>, IClassFixture<InterpretedNativeBoard>
{
    public static TheoryData<string> Files => [.. Vectors.Files.Select(f => Path.GetFileName(f))];

    /// <summary>Where there is an interpreter with a native emitter, pack() runs as machine code as well.</summary>
    public static TheoryData<string, bool> Packed =>
        [.. Files.Select(f => f.Data)
            .SelectMany<string, (string, bool)>(f => NativeBoard.IsThere ? [(f, false), (f, true)] : [(f, false)])];

    [Theory]
    [MemberData(nameof(Packed))]
    public async Task It_packs_the_bytes_without_allocation_and_refuses_what_does_not_fit(string file, bool isNative)
    {
        var expected = Of(file).Where(v => v.Device is not null).ToArray();

        var answers = await (isNative ? native : board).RunAsync("pack_vectors.py", PathOf(file));

        Assert.Equal(expected.Length, answers.Count);
        Assert.All(expected, vector =>
        {
            var answer = answers[vector.Case];
            if (isNative && vector is { Message: "Floats", Case: "small" })
            {
                // Before 1.26, MicroPython reads the digits of the smallest doubles a bit wrongly, and so another value is packed.
                return;
            }

            if (vector.Refused is null)
            {
                Assert.True((string?)answer["hex"] == vector.Hex, $"{vector}: {answer.ToJsonString()}");
                Assert.Equal(vector.Hex, (string?)answer["again"]);
                Assert.Equal(Board.MaxPayloadBytes(vector.Message), (int)answer["buffer"]!);
            }
            else
            {
                var error = (string?)answer["error"];
                Assert.True(error?.Split(' ', '[')[0].Replace("_", "", StringComparison.Ordinal)
                    .Equals(vector.Subject, StringComparison.OrdinalIgnoreCase), $"{vector}: {answer.ToJsonString()}");
            }
        });
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task What_machine_code_stores_is_the_same_bytes_where_it_is_interpreted(string file)
    {
        var expected = Of(file).Where(v => v is { Hex: not null, Device: not null }).ToArray();

        var answers = await interpreted.RunAsync("pack_interpreted.py", PathOf(file));

        Assert.Equal(expected.Select(v => (v.Case, v.Hex)), expected.Select(v => (v.Case, (string?)answers[v.Case]["hex"])));
    }

    /// <summary>Of a record without fields pack() writes nothing: its message is made with the object.</summary>
    public static TheoryData<string, bool> Misused =>
        [.. Packed.Select(p => p.Data)
            .Where<(string File, bool)>(p => Of(p.File).Any(v => v is { Hex.Length: > 2 * MessageHeader.Size, IsOtherVersion: false }))];

    [Theory]
    [MemberData(nameof(Misused))]
    public async Task It_refuses_wrong_types_and_never_writes_past_a_buffer_that_is_too_short(string file, bool isNative)
    {
        var answers = await (isNative ? native : board).RunAsync("misuse.py", PathOf(file));

        var buffers = answers.Where(a => a.Key.StartsWith("a buffer of", StringComparison.Ordinal)).ToArray();
        Assert.True(buffers.Length > 9);
        Assert.All(buffers, b => Assert.Equal(("refused", "[]"), ((string?)b.Value["outcomes"], b.Value["beyond"]!.ToJsonString())));
        if (isNative)
        {
            // What bytecode takes or refuses, machine code takes or refuses.
            var bytecode = await board.RunAsync("misuse.py", PathOf(file));
            Assert.Equal(bytecode.Select(a => (a.Key, (string?)a.Value["outcomes"])),
                answers.Select(a => (a.Key, (string?)a.Value["outcomes"])));
        }
    }

    [Theory]
    [MemberData(nameof(Misused))]
    public async Task It_names_the_field_that_is_not_set_or_of_a_type_that_it_does_not_take(string file, bool isNative)
    {
        var answers = await (isNative ? native : board).RunAsync("misuse.py", PathOf(file));

        var message = ContractSchema.Spec.Messages.Single(
            m => m.Name.Equals(Path.GetFileNameWithoutExtension(file), StringComparison.OrdinalIgnoreCase));
        Assert.All(message.LiveFields, field =>
        {
            var name = PythonNames.Get(message, field);
            var errors = answers[name]["errors"]!.AsArray().Select(e => (string)e!).ToList();

            // The first of the wrong values is None.
            Assert.StartsWith(field.Optional ? "" : $"{message.Name}.{name} is not set; it must be ", errors[0], StringComparison.Ordinal);
            Assert.Equal(field.Optional, errors[0].Length == 0);

            // An object that is no record lacks what the record is asked for.
            Assert.All(errors.Where(e => e.Length > 0 && !(field.Kind == FieldKind.Record && e == "AttributeError")),
                e => Assert.Matches($@"^{message.Name}\.{name}(\[0\])? (is|has|takes) ", e));
        });
    }

    /// <summary>Vectors say it of the types of fields; this of records and lists inside.</summary>
    [Fact]
    public async Task It_names_what_is_not_set_in_records_and_lists_inside()
    {
        var result = await board.RunProgramAsync("unset.py", PathOf("nested.json"));

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(
            """
            Position.fixed is not set; it must be True or False
            Position.latitude is 1.5; it must be a whole number
            Nested.start is not set; it must be a record
            Leg.levels[1] is not set; it must be a whole number
            Leg.levels[2] is 'x'; it must be a whole number
            Leg.levels is 5; it must be a list
            Leg.id is 'text'; it must be bytes

            """.ReplaceLineEndings("\n"), result.Output);
    }

    [Fact]
    public async Task The_heap_lock_catches_an_allocation()
    {
        var result = await board.RunProgramAsync("locked_text.py", PathOf("onlytext.json"));

        Assert.Equal((1, "12\n"), (result.ExitCode, result.Output));
        Assert.Contains("MemoryError", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task It_unpacks_what_it_packs_and_refuses_every_truncation_and_a_byte_too_much(string file)
    {
        var expected = Of(file).Where(v => v.Hex is not null).ToArray();

        var answers = await board.RunAsync("unpack_vectors.py", PathOf(file));

        Assert.All(expected, vector =>
        {
            var answer = answers[vector.Case];
            Assert.True(answer["differences"] is JsonArray { Count: 0 }, $"{vector}: {answer.ToJsonString()}");
            if (vector.IsOtherVersion)
            {
                return;
            }

            Assert.True((string?)answer["hex"] == vector.Hex, $"{vector}: {answer.ToJsonString()}");
            Assert.True(answer["accepted"] is JsonArray { Count: 0 } && (bool)answer["longer"]!, $"{vector}: {answer.ToJsonString()}");
        });
    }

    [Theory]
    [InlineData("version 1",
        "first 1000, third null, base true, second null, name pump, note null, last 9, added null, newest null, mode null")]
    [InlineData("version 2",
        "first 1000, third null, base true, second -5, name pump, note ok, last 9, added false, newest null, mode null")]
    [InlineData("all", "first 1000, third 70000, base true, second -5, name pump, note ok, last 9, added false, newest true, mode 3")]
    [InlineData("version 4, with a field and a text more",
        "first 1000, third 70000, base true, second -5, name pump, note ok, last 9, added false, newest true, mode 3")]
    [InlineData("version 4, with a longer text",
        "first 1000, third 70000, base true, second -5, name longer than 8, note ok, last 9, added false, newest true, mode 3")]
    [InlineData("version 3 with the block of version 2",
        "first 1000, third null, base true, second -5, name pump, note ok, last 9, added false, newest null, mode null")]
    [InlineData("version 1 with the block of version 3",
        "first 1000, third null, base true, second null, name pump, note null, last 9, added null, newest null, mode null")]
    public async Task It_unpacks_messages_of_every_version(string name, string fields)
    {
        var answers = await board.RunAsync("unpack_vectors.py", PathOf("evolving.json"));

        var read = answers[name]["fields"]!.AsObject();
        Assert.Equal(fields, string.Join(", ", fields.Split(", ").Select(f => f.Split(' ')[0]).Select(f => $"{f} {Text(read[f])}")));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Firmware_without_pack_into_gives_the_same_bytes(string file)
    {
        var expected = Of(file).Where(v => v is { Hex: not null, Device: not null }).ToArray();

        var answers = await board.RunAsync("old_firmware_vectors.py", PathOf(file));

        Assert.Equal(expected.Select(v => (v.Case, v.Hex)), expected.Select(v => (v.Case, (string?)answers[v.Case]["hex"])));
    }

    /// <summary>
    /// MicroPython up to 1.13, which no package has: Device/forgetful_struct.py stands in for its struct. Docs/decisions/0145.
    /// </summary>
    [Theory]
    [MemberData(nameof(Files))]
    public async Task An_interpreter_that_forgets_the_sign_of_its_large_ints_gives_the_same_bytes(string file)
    {
        var expected = Of(file).Where(v => v is { Hex: not null, Device: not null }).ToArray();

        var answers = await board.RunAsync("forgetful_vectors.py", PathOf(file), ForgetfulStruct);

        Assert.Equal(expected.Select(v => (v.Case, v.Hex)), expected.Select(v => (v.Case, (string?)answers[v.Case]["hex"])));
    }

    [Theory]
    [InlineData("measures.json", 7)]
    [InlineData("decimals.json", 4)]
    [InlineData("fractions.json", 13)]
    public async Task Setters_in_engineering_units_give_the_same_bytes_rounded_half_to_even(string file, int setters)
    {
        var expected = Of(file).Where(v => v is { Hex: not null, Fields: not null }).ToArray();

        var answers = await board.RunAsync("unit_vectors.py", PathOf(file));

        Assert.Equal(expected.Select(v => (v.Case, v.Hex)), expected.Select(v => (v.Case, (string?)answers[v.Case]["hex"])));
        Assert.All(answers.Values, answer => Assert.InRange((int)answer["used"]!, setters, setters + 2));
    }

    [Fact]
    public async Task A_setter_in_units_takes_a_text_of_digits_exactly()
    {
        var result = await board.RunProgramAsync("unit_texts.py", PathOf("measures.json"));

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(
            """
            13.4050123 134050123
            -122.3321 -1223321000
            180 1800000000
            -180.0 -1800000000
             7.5  75000000
            +1.0000001 10000001
            .5 5000000
            5. 50000000
            -.25 -2500000
            0.00000005 0
            0.00000015 2
            -0.00000005 0
            -0.00000015 -2
            0.00000005000001 1
            89.99999994999999 899999999
            Measures.longitude is 1e5; it must be a finite number
            Measures.longitude is ; it must be a finite number
            Measures.longitude is -; it must be a finite number
            Measures.longitude is 1.-5; it must be a finite number
            Measures.longitude is 1,5; it must be a finite number
            Measures.longitude is nan; it must be a finite number
            2 1 2 615

            """.ReplaceLineEndings("\n"), result.Output);
    }

    private static string Text(JsonNode? value) => value switch
    {
        null => "null",
        JsonValue text when text.GetValueKind() == JsonValueKind.String =>
            Encoding.UTF8.GetString(Convert.FromHexString(((string)text!)["hex:".Length..])),
        _ => value.ToJsonString(),
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task The_layout_in_its_own_words_gives_the_same_bytes(string file)
    {
        var expected = Of(file).Where(v => v.Hex is not null).ToArray();

        var answers = await board.RunAsync("struct_vectors.py", PathOf(file));

        Assert.Equal(expected.Select(v => (v.Case, v.Hex)), expected.Select(v => (v.Case, (string?)answers[v.Case]["hex"])));
    }

    private static BoardFile ForgetfulStruct => new(Path.Combine(AppContext.BaseDirectory, "Device", "forgetful_struct.py"));

    private static IEnumerable<Vector> Of(string file) =>
        Vectors.All.Where(v => v.Message.Equals(Path.GetFileNameWithoutExtension(file), StringComparison.OrdinalIgnoreCase));

    private static string PathOf(string file) => Vectors.Files.Single(f => Path.GetFileName(f) == file);
}
