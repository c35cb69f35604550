namespace TelemetryGen.Roslyn5.Tests;

/// <summary>What the compiler asks of the framework for unions, which .NET 10 has not.</summary>
internal static class Unions
{
    public const string OfFramework = """
        namespace System.Runtime.CompilerServices
        {
            [AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)] public sealed class UnionAttribute : Attribute;
            public interface IUnion { object? Value { get; } }
        }
        """;
}
