using Microsoft.CodeAnalysis.CSharp;

namespace TelemetryGen.NanoFramework.Tests.Seeds;

/// <summary>Uses of what the device's libraries do not have.</summary>
internal static class LibrarySeeds
{
    public static IEnumerable<Seed> All =>
    [
        new("a type that is absent",
            "class A { object B() { return new System.Numbers.BigInteger(); } }",
            "Seed.cs(1): A.B IL_0000 newobj: System.Numbers.BigInteger: .ctor() is not in the device's libraries [ListedApi]")
        {
            Absent = "class System.Numbers.BigInteger : System.Object\n  .ctor()",
        },
        new("a method that is absent",
            "class A { void B(System.IO.FileStream c) { c.Flush(true); } }",
            "Seed.cs(1): A.B IL_0002 callvirt: System.IO.FileStream: System.Void Flush(System.Boolean) is not in the device's libraries "
                + "[ListedApi]")
        {
            Absent = "class System.IO.FileStream : System.IO.Stream\n  System.Void Flush(System.Boolean)",
        },
        new("an attribute that is absent",
            "[System.CodeDom.Compiler.GeneratedCode] class A { }",
            "a declaration: the type System.CodeDom.Compiler.GeneratedCodeAttribute is not in the device's libraries [ListedApi]")
        {
            Absent = "class System.CodeDom.Compiler.GeneratedCodeAttribute : System.Attribute\n  .ctor()",
        },
        new("the compiler's own mark of generated code",
            "class A { int B { get; set; } }",
            "a declaration: the type System.Runtime.CompilerServices.CompilerGeneratedAttribute is not in the device's libraries "
                + "[ListedApi]")
        {
            Absent = "class System.Runtime.CompilerServices.CompilerGeneratedAttribute : System.Attribute\n  .ctor()",
        },
        new("volatile",
            "public class A { public volatile bool B; }",
            "a declaration: the type System.Runtime.CompilerServices.IsVolatile is not in the device's libraries [ListedApi]")
        {
            Absent = "class System.Runtime.CompilerServices.IsVolatile : System.Object",
        },
        new("the read of a volatile field",
            "public class A { public volatile bool B; public bool C() { return B; } }",
            "Seed.cs(1): A.C IL_0001 volatile.: volatile needs IsVolatile, which the device's libraries do not have [NoVolatile]")
        {
            Absent = "class System.Runtime.CompilerServices.IsVolatile : System.Object",
        },
        new("FieldOffset",
            "using System.Runtime.InteropServices; [StructLayout(LayoutKind.Explicit)] class A { [FieldOffset(0)] public int B; }",
            "A: field System.Int32 B: FieldOffset is not in the device's libraries [NoFieldOffsets]")
        {
            Absent = "class System.Runtime.InteropServices.FieldOffsetAttribute : System.Attribute\n  .ctor(System.Int32)",
        },
        new("AggressiveInlining",
            "using System.Runtime.CompilerServices; class A { [MethodImpl((MethodImplOptions)256)] int B() { return 1; } }",
            "A.B: AggressiveInlining is not in the device's libraries [NoInliningFlag]"),
        new("an attribute for null checks",
            "#nullable enable\nclass A { string? B(string? c) { return c; } }",
            "Microsoft.CodeAnalysis.EmbeddedAttribute: a type that the compiler adds costs flash in every assembly: write C# 7.3 without "
                + "it [NoEmbeddedTypes]")
        {
            Language = LanguageVersion.CSharp8,
        },
        new("the attribute of C# 11",
            "class A { }",
            "Microsoft.CodeAnalysis.EmbeddedAttribute: a type that the compiler adds costs flash in every assembly: write C# 7.3 without "
                + "it [NoEmbeddedTypes]")
        {
            Language = LanguageVersion.CSharp11,
        },
    ];
}
