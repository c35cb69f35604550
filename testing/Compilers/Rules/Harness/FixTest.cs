using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace TelemetryGen.Rules.Tests.Harness;

/// <summary>
/// A rule and its fix by Microsoft's test framework. <c>[|…|]</c> in the source is where the rule speaks; what is fixed must be silent.
/// Each fix is also applied to all places of the source at once.
/// </summary>
internal sealed class FixTest<TRule, TFix> : CSharpCodeFixTest<TRule, TFix, DefaultVerifier>
    where TRule : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    private const string Usings = "using System;\nusing System.Collections.Generic;\nusing TelemetryGen;\n\n";

    private FixTest(string source, string? repaired, string properties, string? locked, string repairedSchema)
    {
        ReferenceAssemblies = new("net10.0");
        TestState.AdditionalReferences.AddRange(UserCode.References);
        TestState.Sources.Add(Usings + source);
        TestState.Sources.Add(UserCode.Schema);
        TestState.AnalyzerConfigFiles.Add(("/.globalconfig", $"is_global = true\n{properties}"));
        if (repaired is not null)
        {
            FixedState.Sources.Add(Usings + repaired);
            FixedState.Sources.Add(repairedSchema);
        }

        if (locked is not null)
        {
            TestState.AdditionalFiles.Add((LockText.Name, locked));
        }

        TestBehaviors |= TestBehaviors.SkipGeneratedSourcesCheck;
    }

    /// <summary>The fix makes the one source of the other.</summary>
    /// <param name="source">With marks where the rule speaks.</param>
    /// <param name="repaired">Without; null when no fix may be offered.</param>
    /// <param name="title">Which fix, where there are several.</param>
    /// <param name="properties">Lines of a global configuration, such as those of MSBuild properties.</param>
    /// <param name="locked">The lock that the build hands over.</param>
    /// <param name="repairedSchema">What the fix makes of the attribute that names the schema.</param>
    /// <param name="says">What an editor shows.</param>
    public static Task MakesAsync(string source, string? repaired, string? title = null, string properties = "", string? locked = null,
        string repairedSchema = UserCode.Schema, string? says = null)
    {
        var test = new FixTest<TRule, TFix>(source, repaired, properties, locked, repairedSchema);
        if (title is not null)
        {
            test.CodeActionEquivalenceKey = title;
        }

        if (says is not null)
        {
            test.CodeActionVerifier = (action, verifier) => verifier.Equal(says, action.Title);
        }

        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The rule speaks at the marks, and no fix is offered.</summary>
    public static Task OffersNothingAsync(string source, string properties = "") => MakesAsync(source, source, properties: properties);

    // Only rules about what was generated need them; they cost most of a test's time.
    protected override IEnumerable<Type> GetSourceGenerators() =>
        typeof(TRule).Namespace == typeof(Generator.Analyzers.Programs.SmallBufferAnalyzer).Namespace
            ? [typeof(Generator.TelemetryGenerator)]
            : [];

    protected override CompilationOptions CreateCompilationOptions() =>
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

    protected override ParseOptions CreateParseOptions() => new CSharpParseOptions(LanguageVersion.Latest);
}
