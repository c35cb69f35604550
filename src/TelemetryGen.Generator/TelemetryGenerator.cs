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
            .Select(static (pair, _) => CodecSpec.Of(pair.Left, pair.Right))
            .WithTrackingName(TrackingNames.Codecs);

        var wholeSchema = codecs
            .Collect()
            .Select(static (all, _) => SchemaModel.Of(all))
            .WithTrackingName(TrackingNames.Schema);

        var files = codecs
            .Collect()
            .SelectMany(static (all, _) => Codecs.OfFiles(all))
            .WithTrackingName(TrackingNames.Files);

        // Asked of the texts of all files, as the records are; the symbols are looked at where a name says that they must.
        var areTaken = context.CompilationProvider
            .Combine(schema)
            .Select(static (pair, _) => pair.Right is not null && DispatcherNames.AreTaken(pair.Left, pair.Right))
            .WithTrackingName(TrackingNames.DispatcherNames);

        var dispatcher = wholeSchema
            .Combine(areTaken)
            .Select(static (pair, _) => pair.Left is null || pair.Right ? null : DispatcherModel.Of(pair.Left))
            .WithTrackingName(TrackingNames.Dispatcher);

        context.RegisterSourceOutput(files, static (output, codec) => output.AddSource(codec.HintName, GeneratedText.Of(CodecEmitter.Emit(codec))));

        context.RegisterSourceOutput(wholeSchema, static (output, model) =>
        {
            if (model is not null)
            {
                output.AddSource(SchemaModel.DocumentHint(model.Schema.Name), GeneratedText.Of(SchemaDocumentEmitter.Emit(model.Schema)));
            }
        });

        context.RegisterSourceOutput(dispatcher, static (output, model) =>
        {
            if (model is not null)
            {
                output.AddSource(SchemaModel.DispatcherHint(model.Schema), GeneratedText.Of(DispatcherEmitter.Emit(model)));
            }
        });
    }
}
