using Microsoft.CodeAnalysis.CSharp;

namespace TelemetryGen.NanoFramework.Tests.Seeds;

/// <summary>Code that a device refuses, or runs to another result than .NET.</summary>
internal static class BehaviourSeeds
{
    public static IEnumerable<Seed> All =>
    [
        new("a generic class",
            "class A<T> { }",
            "A`1: a generic type gives garbage or no output on the device [NoGenerics]"),
        new("a generic method",
            "class A { void B<T>() { } }",
            "A.B: a generic method gives garbage or no output on the device [NoGenerics]"),
        new("the use of a generic class",
            "public class A<T> { public T B; } public class C { int D(A<int> e) { return e.B; } }",
            "Seed.cs(1): C.D IL_0001 ldfld: the use of a generic gives garbage or no output on the device [NoGenerics]"),
        new("the use of a generic method",
            "class A { static void B<T>() { } void C() { B<int>(); } }",
            "Seed.cs(1): A.C IL_0000 call: the use of a generic gives garbage or no output on the device [NoGenerics]"),
        new("checked addition",
            "class A { int B(int c, int d) { return checked(c + d); } }",
            "Seed.cs(1): A.B IL_0002 add.ovf: checked arithmetic never throws on the device: 300 became 44 [NoOverflowChecks]"),
        new("a checked conversion",
            "class A { byte B(int c) { return checked((byte)c); } }",
            "Seed.cs(1): A.B IL_0001 conv.ovf.u1: checked arithmetic never throws on the device: 300 became 44 [NoOverflowChecks]"),
        new("stackalloc",
            "unsafe class A { int B() { int* c = stackalloc int[4]; return c[0]; } }",
            "Seed.cs(1): A.B IL_0003 localloc: stackalloc ends in an exception or in no output on the device [NoStackAllocation]"),
        new("a body in an interface",
            "interface IA { int B() { return 1; } }",
            "IA.B: a body in an interface ends in an exception or in no output on the device [NoInterfaceBodies]")
        {
            Language = LanguageVersion.CSharp8,
        },
        new("a table of two dimensions",
            "public class A { public int[,] B; }",
            "A: field System.Int32[,] B: the device's metadata processor refuses arrays of more than one dimension [NoMatrices]"),
        new("an element of a table",
            "class A { int B(int[,] c) { return c[0, 1]; } }",
            "Seed.cs(1): A.B IL_0003 call: the device's metadata processor refuses arrays of more than one dimension [NoMatrices]"),
        new("fixed",
            "unsafe class A { int B(byte[] c) { fixed (byte* d = c) { return d[0]; } } }",
            "A.B: the device's metadata processor refuses 'fixed' [NoPinning]"),
        new("the name of an enumeration's member",
            "enum A { B } class C { string D(A e) { return e.ToString(); } }",
            "Seed.cs(1): C.D IL_0008 callvirt: ToString of an enumeration gives its number on the device, not its name [NoEnumText]"),
        new("a division by 0.0",
            "class A { double B(double c) { return c / 0.0; } }",
            "Seed.cs(1): A.B IL_000a div: a floating point division by zero throws on the device [NoDivisionByZero]"),
        new("a static field from another class's",
            "class A { public static int B = C.D; } class C { public static int D = 5; }",
            "Seed.cs(1): A..cctor IL_0000 ldsfld: static fields get their values once, at start, class after class, and not when "
                + "first used: C.D may not have its own yet [NoForeignStatics]"),
        new("a double of a uint",
            "class A { double B(uint c) { return c; } }",
            "Seed.cs(1): A.B IL_0001 conv.r.un: firmware before 2026-05 takes the integer as a signed one: -1 for 4294967295 "
                + "[NoUnsignedToFloat]"),
        new("a float of a ulong",
            "class A { float B(ulong c) { return c; } }",
            "Seed.cs(1): A.B IL_0001 conv.r.un: firmware before 2026-05 takes the integer as a signed one: -1 for 4294967295 "
                + "[NoUnsignedToFloat]"),
        new("the text of a double",
            "class A { string B(double c) { return c.ToString(); } }",
            "Seed.cs(1): A.B IL_0002 call: from 1E16 on the text of a float is another number's on the device [NoFloatText]"),
        new("the text of a float with a form",
            "class A { string B(float c) { return c.ToString(\"N2\"); } }",
            "Seed.cs(1): A.B IL_0007 call: from 1E16 on the text of a float is another number's on the device [NoFloatText]"),
        new("the text of a double that is asked for too large a limit",
            "class A { string B(double c) { return c < 1E17 ? c.ToString() : null; } }",
            "Seed.cs(1): A.B IL_0010 call: from 1E16 on the text of a float is another number's on the device [NoFloatText]"),
        new("a double in a builder of text",
            "class A { void B(System.Text.StringBuilder c, double d) { c.Append(d); } }",
            "Seed.cs(1): A.B IL_0002 callvirt: from 1E16 on the text of a float is another number's on the device [NoFloatText]"),
        new("a char of a text",
            "class A { int B(string c) { return c[1]; } }",
            "Seed.cs(1): A.B IL_0002 callvirt: the second half of a surrogate pair is its first on the device, and each index is a "
                + "search: look at the bytes [NoCharOfText]"),
        new("the chars of a text one by one",
            "class A { int B(string c) { int d = 0; foreach (char e in c) { d += e; } return d; } }",
            "Seed.cs(1): A.B IL_000a callvirt: the second half of a surrogate pair is its first on the device, and each index is a "
                + "search: look at the bytes [NoCharOfText]"),
        new("a double of a remainder in a local that the optimizer takes away",
            "class A { double B(ulong c, ulong d, long e) { long f = (long)(c % d); return (double)(f - e); } }",
            "Seed.cs(1): A.B IL_0005 conv.r8: a remainder of unsigned integers is converted wrongly within one expression on the device: "
                + "keep it in a field, or in a local that the optimizer keeps [NoNestedRemainder]"),
        new("a double of a remainder in one expression",
            "class A { double B(ulong c, ulong d, long e) { return (double)((long)(c % d) - e); } }",
            "Seed.cs(1): A.B IL_0005 conv.r8: a remainder of unsigned integers is converted wrongly within one expression on the device: "
                + "keep it in a field, or in a local that the optimizer keeps [NoNestedRemainder]"),
    ];
}
