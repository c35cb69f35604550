using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TelemetryGen.Generator.Diagnostics;
using TelemetryGen.Generator.Parsing;
using TelemetryGen.Schema;

namespace TelemetryGen.Generator.Analyzers;

/// <summary>Reports what keeps a record from being a message: the problems of the parser that the generator uses.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TelemetryRecordAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        Rules.OfRecords.Values.Concat([Rules.NoSchema, Rules.DuplicateMessage]).ToImmutableArray();

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            var attribute = SchemaAttributeParser.Find(start.Compilation.Assembly);
            var schema = attribute is null ? null : SchemaAttributeParser.Parse(attribute);
            var records = new ConcurrentBag<(INamedTypeSymbol Type, RecordSpec Record)>();
            start.RegisterSymbolAction(symbol => Analyze(symbol, schema, records), SymbolKind.NamedType);
            start.RegisterCompilationEndAction(end => ReportDuplicates(end, records));
        });
    }

    private static void Analyze(SymbolAnalysisContext context, SchemaHeader? schema, ConcurrentBag<(INamedTypeSymbol Type, RecordSpec Record)> records)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (type.GetAttributes().Find(AttributeNames.Telemetry) is null)
        {
            return;
        }

        if (schema is null)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.NoSchema, type.Locations[0],
                $"{type.Name} belongs to no schema; add [assembly: TelemetrySchema(\"Name\", Id = 0..65535, Version = 1..65535)]."));
        }

        var result = RecordParser.Parse(type, context.CancellationToken);
        foreach (var problem in result.Problems)
        {
            Report(context, type, problem);
        }

        if (result.Record is { } record)
        {
            records.Add((type, record));
            foreach (var problem in SpecCheck.Of(record.Message, schema?.Version ?? ushort.MaxValue))
            {
                Report(context, type, problem);
            }
        }
    }

    private static void Report(SymbolAnalysisContext context, INamedTypeSymbol type, SpecProblem problem)
    {
        var member = problem.Field is null ? null : type.GetMembers(problem.Field).FirstOrDefault();
        context.ReportDiagnostic(Diagnostic.Create(Rules.OfRecords[problem.Rule], (member ?? type).Locations[0], problem.Message));
    }

    private static void ReportDuplicates(CompilationAnalysisContext context, ConcurrentBag<(INamedTypeSymbol Type, RecordSpec Record)> records)
    {
        var inOrder = records.OrderBy(r => r.Type.ToDisplayString(), StringComparer.Ordinal).ToArray();
        ReportSame(context, inOrder, r => r.Message.Id, (type, first, id) => $"{type} has message id {id}, which {first} has.");
        ReportSame(context, inOrder, r => r.Message.Name, (type, first, _) => $"{type} has the name of {first}; messages of a schema differ in name.");

        var enums = inOrder.SelectMany(r => r.Record.Enums.Select(e => (r.Type, Enum: e)));
        foreach (var same in enums.GroupBy(e => e.Enum.Name).Where(g => g.Select(e => e.Enum).Distinct().Count() > 1))
        {
            var (type, second) = same.First(e => e.Enum != same.First().Enum);
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.DuplicateMessage, type.Locations[0], $"{type.Name} and {same.First().Type.Name} use different enumerations called {second.Name}; enumerations of a schema differ in name."));
        }
    }

    private static void ReportSame<TKey>(
        CompilationAnalysisContext context,
        IEnumerable<(INamedTypeSymbol Type, RecordSpec Record)> records,
        Func<RecordSpec, TKey> key,
        Func<string, string, TKey, string> message)
    {
        foreach (var same in records.GroupBy(r => key(r.Record)))
        {
            foreach (var (type, _) in same.Skip(1))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Rules.DuplicateMessage, type.Locations[0], message(type.ToDisplayString(), same.First().Type.ToDisplayString(), same.Key)));
            }
        }
    }
}
