using System.IO.Pipelines;
using Amqp.Sasl;
using Amqp.Types;
using TelemetryGen.LocalHub.Amqp.Encoding;
using TelemetryGen.LocalHub.Amqp.Transport;

namespace TelemetryGen.LocalHub.Amqp.Sasl;

/// <summary>
/// The security layer, before the library has the connection: its own holds up all clients while one is silent, and sends frames too
/// early for rhea, the library under Azure's JavaScript clients. See decision 0163.
/// </summary>
internal sealed class SaslHandshake(PlainLogin plain)
{
    /// <summary>From the first byte to the client's AMQP header.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // Of these only PLAIN says who the client is. The others leave that to tokens: MSSBCBS by its meaning, EXTERNAL because the hub
    // asks for no client certificate, ANONYMOUS by its name.
    private static readonly byte[] Mechanisms = SaslFrame.Encode(new SaslMechanisms
    {
        SaslServerMechanisms = [new Symbol("MSSBCBS"), new Symbol("ANONYMOUS"), new Symbol("PLAIN"), new Symbol("EXTERNAL")],
    });

    /// <summary>Ends with the client's AMQP header unread, or says why the connection is to be closed.</summary>
    public async Task<SaslResult> RunAsync(IDuplexPipe pipe, CancellationToken closing)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(closing);
        patience.CancelAfter(Patience);
        try
        {
            return await NegotiateAsync(pipe, patience.Token);
        }
        catch (OperationCanceledException) when (!closing.IsCancellationRequested)
        {
            return SaslResult.Refused($"it was not through SASL after {Patience.TotalSeconds:F0} s");
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            return SaslResult.Refused("it went away");
        }
    }

    private async Task<SaslResult> NegotiateAsync(IDuplexPipe pipe, CancellationToken cancellation)
    {
        var header = await SaslFrame.TakeAsync(pipe.Input, ProtocolHeader.Bytes, cancellation);
        await pipe.Output.WriteAsync(ProtocolHeader.Sasl.ToArray(), cancellation);
        if (!ProtocolHeader.Sasl.SequenceEqual(header))
        {
            // The header that the hub wants is the standard's answer to another.
            return SaslResult.Refused("it did not begin with SASL");
        }

        await pipe.Output.WriteAsync(Mechanisms, cancellation);
        var init = await SaslFrame.ReadAsync(pipe.Input, cancellation);
        var result = Choose(init);
        var outcome = result.Refusal is null ? SaslCode.Ok : SaslCode.Auth;
        await pipe.Output.WriteAsync(SaslFrame.Encode(new SaslOutcome { Code = outcome }), cancellation);
        if (result.Refusal is not null)
        {
            return result;
        }

        var next = await SaslFrame.PeekAsync(pipe.Input, ProtocolHeader.Bytes, cancellation);
        return ProtocolHeader.Amqp.SequenceEqual(next)
            ? result
            : SaslResult.Refused("it did not go on with AMQP 1.0.0");
    }

    private SaslResult Choose(ReadOnlySpan<byte> init)
    {
        if (!EncodedList.TryOpen(init, out var code, out var fields, out _) || code != PerformativeCode.SaslInit)
        {
            return SaslResult.Refused($"it sent no sasl-init of at most {SaslFrame.MaxBytes} bytes");
        }

        return System.Text.Encoding.ASCII.GetString(fields.NextBytes()) switch
        {
            "MSSBCBS" or "ANONYMOUS" or "EXTERNAL" => SaslResult.ByTokens,
            "PLAIN" => plain.Check(fields.NextBytes()),
            _ => SaslResult.Refused("it asked for a mechanism that is not offered"),
        };
    }
}
