namespace TelemetryGen.NanoFramework.Tests.Seeds;

/// <summary>Code that allocates where it does not look like it, or where nothing may.</summary>
internal static class CostSeeds
{
    private const string Point = "public struct Point { public int X; public int Y; } ";

    public static IEnumerable<Seed> All =>
    [
        new("boxing",
            "class A { object B(int c) { return c; } }",
            "Seed.cs(1): A.B IL_0001 box: boxing System.Int32 is an allocation [NoBoxing]"),
        new("boxing by an inherited method",
            Point + "class A { int B(ref Point c) { return c.GetHashCode(); } }",
            "Seed.cs(1): A.B IL_0001 constrained.: the call of a method that Point inherits boxes it: an allocation [NoBoxing]"),
        new("a field of a local struct",
            Point + "class A { int B() { Point c; c.X = 1; c.Y = 2; return c.X; } }",
            "Seed.cs(1): A.B IL_0010 ldloc.0: Point is copied by value, which makes an object of it on the heap [NoStructCopies]"),
        new("a struct passed by value",
            Point + "public class A { public Point B; void C() { D(B); } void D(Point e) { } }",
            "Seed.cs(1): A.C IL_0002 ldfld: Point is copied by value, which makes an object of it on the heap [NoStructCopies]"),
        new("a struct passed on as it is returned",
            Point + "class A { static Point B() { return default; } void C() { D(B()); } void D(Point e) { } }",
            "Seed.cs(1): A.C IL_0001 call: Point is copied by value, which makes an object of it on the heap [NoStructCopies]"),
        new("a struct of the library by value",
            "class A { bool B(System.Threading.CancellationToken c) { return C(c); } bool C(System.Threading.CancellationToken d) { "
                + "return d.IsCancellationRequested; } }",
            "Seed.cs(1): A.B IL_0001 ldarg.1: System.Threading.CancellationToken is copied by value, which makes an object of it on the "
                + "heap [NoStructCopies]"),
        new("a literal that is compared with",
            "class A { bool B(string c) { return c == \"d\"; } }",
            "Seed.cs(1): A.B IL_0001 ldstr: a text literal is a new object each time that it is loaded [NoLiterals]"),
        new("an empty literal",
            "class A { string B(string c) { return c ?? \"\"; } }",
            "Seed.cs(1): A.B IL_0005 ldstr: a text literal is a new object each time that it is loaded [NoLiterals]"),
        new("a literal that is handed to a check",
            "public class A { void B(int c) { D(c, \"A.C\"); } static void D(int c, string e) { if (c > 5) { throw new "
                + "System.ArgumentException(e); } } }",
            "Seed.cs(1): A.B IL_0001 ldstr: a text literal is a new object each time that it is loaded [NoLiterals]"),
        new("a literal in a method that errors call, and others",
            "public class A { public void B(int c) { if (c > 5) { throw new System.ArgumentException(D()); } string e = D(); } static "
                + "string D() { return \"e\"; } }",
            "Seed.cs(1): A.D IL_0000 ldstr: a text literal is a new object each time that it is loaded [NoLiterals]"),
        new("a writer that makes an array",
            "class A { int Write(byte[] b, int c) { var d = new byte[4]; b[c] = d[0]; return 4; } }",
            "Seed.cs(1): A.Write IL_0001 newarr: a writer makes an array [WritersAllocateNothing]"),
        new("a writer that makes an object, in what it calls",
            "class A { int Write(byte[] b, int c) { return Next(); } int Next() { return new A().GetHashCode(); } }",
            "Seed.cs(1): A.Next IL_0000 newobj: a writer makes a A [WritersAllocateNothing]"),
        new("a writer that makes an object behind an interface",
            "public interface IB { int Next(); } class C : IB { public int Next() { return new C().GetHashCode(); } } public class A { "
                + "public IB B; int Write(byte[] d, int e) { return B.Next(); } }",
            "Seed.cs(1): C.Next IL_0000 newobj: a writer makes a C [WritersAllocateNothing]"),
        new("a writer that joins text",
            "public class A { public string B; int Write(byte[] c, int d) { var e = B + \"!\"; return e.Length; } }",
            "Seed.cs(1): A.Write IL_000b call: a writer calls System.String: static System.String Concat(System.String, System.String), "
                + "which makes an object [WritersAllocateNothing]"),
        new("a writer that takes a new encoding each time",
            "public class A { public string B; int Write(byte[] c, int d) { return System.Text.Encoding.UTF8.GetBytes(B, 0, B.Length, c, "
                + "d); } }",
            "Seed.cs(1): A.Write IL_0000 call: a writer calls System.Text.Encoding: static System.Text.Encoding get_UTF8(), which makes "
                + "an object [WritersAllocateNothing]"),
        new("a writer that lets BitConverter make the bytes",
            "class A { int Write(byte[] b, int c) { System.Array.Copy(System.BitConverter.GetBytes(c), b, 4); return 4; } }",
            "Seed.cs(1): A.Write IL_0001 call: a writer calls System.BitConverter: static System.Byte[] GetBytes(System.Int32), which "
                + "makes an object [WritersAllocateNothing]"),
    ];
}
