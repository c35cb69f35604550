using TelemetryGen.Testing;

namespace TelemetryGen.Package.Tests;

/// <summary>
/// Projects that make warnings errors and ask for all that there is to ask: the package adds no word to a build that has none of its own.
/// The settings go together, so that each build has as many as it can.
/// </summary>
public class StrictConsumerTests(PackageFeed feed)
{
    /// <summary>Every analyzer and switch of .NET; nullable types and implicit usings off; the oldest language that serves.</summary>
    private const string Everything = """
        <OutputType>Exe</OutputType>
        <LangVersion>12</LangVersion>
        <Nullable>disable</Nullable>
        <ImplicitUsings>disable</ImplicitUsings>
        <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
        <MSBuildTreatWarningsAsErrors>true</MSBuildTreatWarningsAsErrors>
        <WarningLevel>9999</WarningLevel>
        <Features>strict</Features>
        <AnalysisLevel>latest</AnalysisLevel>
        <AnalysisMode>All</AnalysisMode>
        <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
        <GenerateDocumentationFile>true</GenerateDocumentationFile>
        <AllowUnsafeBlocks>false</AllowUnsafeBlocks>
        <CheckForOverflowUnderflow>true</CheckForOverflowUnderflow>
        <InvariantGlobalization>true</InvariantGlobalization>
        <TelemetryGenLock>none</TelemetryGenLock>
        """;

    // All code style too. The analyzers of trimming come in a package of their own, which this feed has not.
    private const string Severities =
        "root = true\n[*.cs]\ndotnet_analyzer_diagnostic.severity = warning\ncsharp_style_namespace_declarations = file_scoped\n";

    private const string Schema = """
        using System;
        using System.Runtime.InteropServices;
        using TelemetryGen;

        [assembly: TelemetrySchema("Acme.Greenhouse", Id = 7, Version = 2)]
        [assembly: CLSCompliant(true)]
        [assembly: ComVisible(false)]

        """;

    /// <summary>The user's own code has to hold the warnings that it makes back; generated code uses the same members.</summary>
    private const string Records = """
        using System;
        using System.Diagnostics.CodeAnalysis;
        using TelemetryGen;

        #pragma warning disable ACME1, ACME9, CS0612, CS0618 // Old and new members are carried side by side.
        #pragma warning disable CA1515, CA2217 // What other programs read is public, and all bits may be set.

        namespace Acme.Greenhouse;

        /// <summary>The climate of a house.</summary>
        /// <param name="At">When.</param>
        /// <param name="Temperature">How warm.</param>
        /// <param name="Level">How high the water stands.</param>
        /// <param name="Door">How the door stands.</param>
        /// <param name="Alarms">What is wrong.</param>
        /// <param name="Start">Where it began.</param>
        /// <param name="Flow">How much flows.</param>
        [Telemetry(1)]
        public readonly partial record struct Climate(
            [Timestamp(TimeUnit.Milliseconds)] DateTimeOffset At,
            [Scaled(0.01), Unit("Cel"), Range(-40, 85)] double Temperature,
            [property: Obsolete("Use Flow.", DiagnosticId = "ACME1")] int Level,
            DoorState Door,
            Alarms Alarms,
            Place Start,
            [property: Experimental("ACME9")][Since(2), Unit("L/min"), Range(0, 2000)] short? Flow);

        /// <summary>What a house says of itself.</summary>
        [Telemetry(2)]
        [Experimental("ACME9")]
        public sealed partial class Health
        {
            /// <summary>Its number.</summary>
            [Sequence, CLSCompliant(false)]
            public uint Number { get; set; }

            /// <summary>A text.</summary>
            [MaxLength(16)]
            public string Note { get; set; }

            /// <summary>How far it is from the street.</summary>
            [Obsolete("It is measured.")]
            [Range(-128, 300), Unit("m")]
            public short Distance { get; [Obsolete("It is measured.")] set; }
        }

        /// <summary>A door.</summary>
        [Obsolete("Doors say more by now.")]
        public enum DoorState
        {
            /// <summary>It is closed.</summary>
            None,

            /// <summary>It is open.</summary>
            [Experimental("ACME9")]
            Open,
        }

        /// <summary>What is wrong.</summary>
        [Flags]
        public enum Alarms
        {
            /// <summary>Nothing.</summary>
            None = 0,

            /// <summary>It is too dry.</summary>
            Dry = 1,

            /// <summary>All.</summary>
            All = -1,
        }

        /// <summary>A place.</summary>
        /// <param name="Latitude">Northwards.</param>
        /// <param name="Depth">Downwards.</param>
        [Experimental("ACME9")]
        public readonly record struct Place([Scaled(1e-7), Unit("deg"), Range(-90, 90)] double Latitude, [Range(-1000, 0), Unit("m")] short Depth);

        """;

    private const string Program = """
        #pragma warning disable ACME1, ACME9, CS0612, CS0618, CA1303

        using System;
        using Acme.Greenhouse;

        Climate climate = new(DateTimeOffset.UnixEpoch.AddMilliseconds(-1), -39.99, int.MinValue, DoorState.Open, Alarms.All, new Place(-90, -100), null);
        Span<byte> buffer = stackalloc byte[Climate.MaxPayloadBytes];
        int length = climate.Write(buffer);
        Console.WriteLine(Convert.ToHexString(buffer[..length]));
        Console.WriteLine($"{Climate.TryRead(buffer[..length], out Climate read)} {read == climate} {read.Alarms} {read.Temperature}");

        Health health = new() { Number = uint.MaxValue, Note = "dry", Distance = -128 };
        length = health.Write(buffer);
        Console.WriteLine($"{Health.Read(buffer[..length]).Number} {Health.Read(buffer[..length]).Distance}");

        """;

    [Theory]
    [InlineData("")]
    [InlineData(Consumer.ForNet8)]
    public async Task A_build_with_every_setting_says_nothing_and_its_code_does_what_it_should(string framework)
    {
        using var consumer = new Consumer(
            feed, "micropython;nanoframework;sbe", Everything + framework, "",
            ("Schema.cs", Schema), ("Records.cs", Records), ("Program.cs", Program));
        consumer.Write(".editorconfig", Severities);

        var build = await consumer.BuildAsync();
        Assert.Contains("Build succeeded", build.Output, StringComparison.Ordinal);
        Assert.Contains("0 Warning(s)", build.Output, StringComparison.Ordinal);

        var run = await Dotnet.SucceedAsync(consumer.Folder, "run", "--no-build");
        Assert.Equal(
            ["1E00010007000200" + "FFFFFFFFFFFFFFFF" + "61F0" + "00000080" + "01000000" + "FFFFFFFF" + "00175BCA" + "9CFF" + "0080",
                "True True All -39.99", "4294967295 -128"],
            run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    [Fact]
    public async Task In_a_language_that_is_too_old_one_rule_speaks_at_the_attribute()
    {
        using var consumer = new Consumer(
            feed, "",
            "<LangVersion>11</LangVersion><TelemetryGenLock>none</TelemetryGenLock><TreatWarningsAsErrors>true</TreatWarningsAsErrors>", "",
            ("Schema.cs", Schema), ("Climate.cs", """
            using TelemetryGen;

            namespace Acme;

            [Telemetry(1)]
            public partial record Climate([Range(-100, 100)] int Level, [MaxLength(4)] string Note);
            """));

        var run = await consumer.TryBuildAsync();

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(
            $"{consumer.File("Schema.cs")}(5,12): error TLG0013: The project is in C# 11.0; what is generated for its records needs C# "
                + "12.0 or newer.", run.Output, StringComparison.Ordinal);
        Assert.Contains("    1 Error(s)", run.Output, StringComparison.Ordinal);
        Assert.Contains("    0 Warning(s)", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_newest_language_serves_with_what_it_has()
    {
        using var consumer = new Consumer(
            feed, "",
            "<LangVersion>preview</LangVersion><Nullable>enable</Nullable><TelemetryGenLock>none</TelemetryGenLock><TreatWarningsAsErrors>true</TreatWarningsAsErrors>", "", ("Schema.cs", Schema), ("Climate.cs", """
            namespace Acme;

            using System.Collections.Generic;
            using TelemetryGen;

            [Telemetry(1)]
            public partial class Climate
            {
                public int Level { get => field; set => field = value < 0 ? 0 : value; }

                [MaxLength(4)]
                public partial string Note { get; set; }

                public partial Climate();
            }

            public partial class Climate
            {
                public partial string Note { get => field; set; }

                public partial Climate() => Note = "";
            }

            public static class More
            {
                extension(Climate climate)
                {
                    public bool IsDry => climate.Level < 20;
                }
            }
            """));

        Assert.Contains("0 Warning(s)", (await consumer.BuildAsync()).Output, StringComparison.Ordinal);
    }
}
