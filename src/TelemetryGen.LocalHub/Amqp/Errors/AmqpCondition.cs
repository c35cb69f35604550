namespace TelemetryGen.LocalHub.Amqp.Errors;

/// <summary>Conditions as Azure's clients know them: by these they choose their exceptions and whether to try again.</summary>
internal static class AmqpCondition
{
    public const string UnauthorizedAccess = "amqp:unauthorized-access";
    public const string NotFound = "amqp:not-found";
    public const string NotAllowed = "amqp:not-allowed";
    public const string NotImplemented = "amqp:not-implemented";
    public const string InternalError = "amqp:internal-error";
    public const string InvalidField = "amqp:invalid-field";
    public const string DecodeError = "amqp:decode-error";
    public const string ResourceLimitExceeded = "amqp:resource-limit-exceeded";
    public const string LinkStolen = "amqp:link:stolen";
    public const string MessageSizeExceeded = "amqp:link:message-size-exceeded";
    public const string ConnectionForced = "amqp:connection:forced";
    public const string DetachForced = "amqp:link:detach-forced";
    public const string ServerBusy = "com.microsoft:server-busy";
    public const string ArgumentError = "com.microsoft:argument-error";
    public const string ArgumentOutOfRange = "com.microsoft:argument-out-of-range";
    public const string PublisherRevoked = "com.microsoft:publisher-revoked";
}
