using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TelemetryGen.Generator.CSharp;
using TelemetryGen.Generator.Discovery;
using TelemetryGen.Generator.Emit;
using TelemetryGen.Generator.Emit.Dispatch;
using TelemetryGen.Generator.Models;

namespace TelemetryGen.Generator;

/// <summary>
/// Annotated records to server codecs, a dispatcher and the schema document. It reports nothing: the analyzers do, from the same parser;
/// a record that breaks a rule generates nothing.
/// </summary>
[Microsoft.CodeAnalysis.Generator(LanguageNames.CSharp)]
public sealed class TelemetryGenerator : IIncrementalGenerator
{
    private readonly Func<CancellationToken, Action> _askOf;

    /// <summary>
    /// The generator as the compiler makes it: what is written for an edit that was overtaken by the next ends at the line that it has come
    /// to.
    /// </summary>
    public TelemetryGenerator()
        : this(GetAsk)
    {
    }

    /// <param name="askOf">What is called before each line that is written, of the token of a run; tests cancel a run at a line.</param>
    internal TelemetryGenerator(Func<CancellationToken, Action> askOf) => _askOf = askOf;

    internal static Action GetAsk(CancellationToken cancellation) => cancellation.ThrowIfCancellationRequested;

    /// <summary>Sets up the steps, which <see cref="TrackingNames"/> names.</summary>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var schema = context.SyntaxProvider
            .CreateSyntaxProvider(
                static (node, _) => SchemaCache.HasAttributes(node),
                static (match, _) => SchemaCache.Parse((CompilationUnitSyntax)match.Node, match.SemanticModel))
            .Collect()
            .Select(static (schemas, _) => schemas.FirstOrDefault(s => s is not null))
            .WithTrackingName(TrackingNames.SchemaAttribute);

        // By the name of its attribute, so that no attribute is bound to find a record again after each edit (docs/decisions/0071).
        var records = context.SyntaxProvider
            .CreateSyntaxProvider(
                static (node, _) => RecordDeclaration.HasAttributes(node),
                static (match, cancellation) => RecordCache.Parse((TypeDeclarationSyntax)match.Node, match.SemanticModel, cancellation))
            .Where(static record => record is not null)
            .WithTrackingName(TrackingNames.Records);

        var codecs = records
            .Combine(schema)
            .Select(static (pair, _) => CodecSpec.Create(pair.Left, pair.Right))
            .WithTrackingName(TrackingNames.Codecs);

        var wholeSchema = codecs
            .Collect()
            .Select(static (all, _) => SchemaModel.From(all))
            .WithTrackingName(TrackingNames.Schema);

        var files = codecs
            .Collect()
            .SelectMany(static (all, _) => Codecs.ForFiles(all))
            .WithTrackingName(TrackingNames.Files);

        // Asked of the texts of all files, as the records are; the symbols are looked at where a name says that they must.
        var areTaken = context.CompilationProvider
            .Combine(schema)
            .Select(static (pair, _) => pair.Right is not null && DispatcherNames.AreTaken(pair.Left, pair.Right))
            .WithTrackingName(TrackingNames.DispatcherNames);

        var dispatcher = wholeSchema
            .Combine(areTaken)
            .Select(static (pair, _) => pair.Left is null || pair.Right ? null : DispatcherModel.From(pair.Left))
            .WithTrackingName(TrackingNames.Dispatcher);

        context.RegisterSourceOutput(files, (output, codec) => Write(output, codec.HintName, writer => CodecEmitter.Emit(writer, codec)));

        context.RegisterSourceOutput(wholeSchema, (output, model) =>
        {
            if (model is not null)
            {
                Write(output, SchemaModel.DocumentHint(model.Schema.Name), writer => SchemaDocumentEmitter.Emit(writer, model.Schema));
            }
        });

        context.RegisterSourceOutput(dispatcher, (output, model) =>
        {
            if (model is not null)
            {
                Write(output, SchemaModel.DispatcherHint(model.Schema), writer => DispatcherEmitter.Emit(writer, model));
            }
        });
    }

    private void Write(SourceProductionContext output, string hintName, Action<SourceWriter> emit)
    {
        var writer = new SourceWriter(_askOf(output.CancellationToken));
        emit(writer);
        output.AddSource(hintName, GeneratedText.Create(writer.Text));
    }
}
