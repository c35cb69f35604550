using Amqp;
using Amqp.Framing;
using Amqp.Types;
using TelemetryGen.LocalHub.Amqp.Errors;
using TelemetryGen.LocalHub.Amqp.Links;

namespace TelemetryGen.LocalHub.Amqp.Nodes;

/// <summary>A node that answers each message with another.</summary>
internal abstract class RequestNode(AmqpClient client)
{
    protected AmqpClient Client { get; } = client;

    /// <summary>The answer; the correlation id is put in by who sends it.</summary>
    public abstract Message Answer(Message request, LinkPath path);

    protected static string? Text(Message request, string name) => Text(request.ApplicationProperties?[name]);

    // The Python client sends some of its texts as bytes.
    protected static string? Text(object? value) => value switch
    {
        string text => text,
        Symbol symbol => symbol.ToString(),
        byte[] bytes => System.Text.Encoding.UTF8.GetString(bytes),
        _ => null,
    };

    protected static Message Reply(int status, string description, Map body) => new()
    {
        ApplicationProperties = new ApplicationProperties { ["status-code"] = status, ["status-description"] = description },
        BodySection = new AmqpValue { Value = body },
    };

    protected virtual Message Refuse(AmqpFault fault, string path)
    {
        var tracking = Guid.NewGuid();
        Client.Service.Log.RequestRefused(Client.Name, path, fault.Code, fault.Text, tracking);
        var reply = Reply(fault.Status, Client.Service.Errors.Describe(fault, path, tracking), []);
        reply.ApplicationProperties["error-condition"] = new Symbol(fault.Condition);
        reply.ApplicationProperties["com.microsoft:tracking-id"] = tracking.ToString();
        return reply;
    }
}
