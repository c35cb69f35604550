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
            "Seed.cs(1): A..cctor IL_0000 ldsfld: static fields get their values once, at start, class after class, and not when first used: "
            + "C.D may not have its own yet [NoForeignStatics]"),
    ];
}
