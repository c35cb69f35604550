using TelemetryGen.NanoFramework.Tests.Compiling;
using TelemetryGen.NanoFramework.Tests.Walk;

namespace TelemetryGen.NanoFramework.Tests;

/// <summary>What the walk has to let pass: what works on a device and costs nothing there.</summary>
public class CleanCodeTests
{
    // A record's writer as a careful person writes it for the device.
    private const string Writer = """
        using System;
        using System.Text;

        namespace Acme
        {
            /// <summary>A position, passed by reference.</summary>
            public struct Place { public int Latitude; public int Longitude; }

            public class Climate
            {
                private static readonly byte[] Header = { 19, 0, 1, 0, 7, 0, 2, 0, 0, 0 };
                private static readonly Encoding Utf8 = Encoding.UTF8;
                private readonly object gate = new object();

                public long At;
                public short Temperature;
                public double Wind;
                public string Note;

                public int Write(byte[] buffer, int offset)
                {
                    if (Temperature < -4000 || Temperature > 8500)
                    {
                        throw new ArgumentException("Climate.Temperature is " + Temperature.ToString() + "; it must be -4000 to 8500");
                    }
                    if (buffer.Length - offset < 64) { throw TooShort(buffer.Length - offset); }
                    lock (gate)
                    {
                        Array.Copy(Header, 0, buffer, offset, 8);
                        buffer[offset + 8] = (byte)Temperature;
                        buffer[offset + 9] = (byte)(Temperature >> 8);
                        WriteLong(buffer, offset + 10, BitConverter.DoubleToInt64Bits(Wind));
                        WriteLong(buffer, offset + 18, At);
                        if (Note == string.Empty) { return Nothing(buffer, offset); }
                        return 26 + Utf8.GetBytes(Note, 0, Note.Length, buffer, offset + 26);
                    }
                }

                private static int Nothing(byte[] buffer, int offset) { buffer[offset + 26] = 0; return 27; }

                private static void WriteLong(byte[] buffer, int offset, long value)
                {
                    buffer[offset] = (byte)value;
                    buffer[offset + 1] = (byte)(value >> 8);
                }

                private static Exception TooShort(int length) { return new ArgumentException("the buffer has " + length.ToString() + " bytes"); }

                public static int Sum(ref Place place) { return place.Latitude + place.Longitude; }

                public static bool IsAfter(DateTime other)
                {
                    DateTime now = DateTime.UtcNow;
                    return now > other && now.Ticks != 0;
                }
            }
        }
        """;

    private const string Bits = """
        public unsafe class Bits
        {
            public int Write(byte[] buffer, int offset, float value) { int bits = *(int*)&value; buffer[offset] = (byte)bits; return 4; }
        }
        """;

    [Fact]
    public void A_careful_writer_passes() => Assert.Empty(DeviceWalk.Check(Compile(Writer)));

    [Fact]
    public void The_bits_of_a_float_by_pointer_pass() => Assert.Empty(DeviceWalk.Check(Compile(Bits)));

    [Fact]
    public void A_sender_passes_what_it_has_to_allocate() => Assert.Empty(DeviceWalk.Check(Compile(DeviceSources.Sender)));

    [Fact]
    public void What_the_interpreter_gets_right_passes()
    {
        const string Right = """
            public class A
            {
                public static readonly string Unit = "%RH";
                private long rest;

                public double Rest(ulong c, ulong d, long e) { rest = (long)(c % d); return (double)(rest - e); }

                public string Text(double c) { return c < 1E16 && c > -1E16 ? c.ToString() + Unit : string.Empty; }

                public int Bytes(string c) { foreach (byte d in System.Text.Encoding.UTF8.GetBytes(c)) { if (d > 127) { return d; } } return 0; }

                public double Wide(uint c) { return (double)(long)c; }

                public void Check(int c) { if (c > 5) { throw Error(c, "A.C"); } }

                private static System.Exception Error(int c, string field) { return new System.ArgumentException(Problem(c), field); }

                private static string Problem(int c) { return c.ToString() + " is too much"; }
            }
            """;

        Assert.Empty(DeviceWalk.Check(Compile(Right)));
    }

    [Fact]
    public void What_runs_once_may_pass_a_struct_but_not_add_checked()
    {
        const string Setup =
            "class A { bool B(System.Threading.CancellationToken c) { return c.Equals(c); } int D(int e) { return checked(e + 1); } }";

        Assert.Equal(["NoOverflowChecks", "NoStructCopies"], DeviceWalk.Check(Compile(Setup)).Select(f => f.Rule));
        Assert.Equal(["NoOverflowChecks"], DeviceWalk.Check(Compile(Setup), runsOnce: _ => true).Select(f => f.Rule));
    }

    private static DeviceImage Compile(string source) =>
        new DeviceCompiler { AllowUnsafe = true }.Compile(new DeviceSource("Clean.cs", source));
}
