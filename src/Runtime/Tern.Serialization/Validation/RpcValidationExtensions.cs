using Tern.Serialization;
using Tern.WellKnown;

namespace Tern;

/// <summary>Turns broken rules into failures of calls, and back.</summary>
public static class RpcValidationExtensions
{
    private const string BadRequestType = "/google.rpc.BadRequest";

    /// <summary>Throws if a message breaks a rule: in a handler, its caller sees <see cref="RpcStatusCode.InvalidArgument"/> with the fields that are wrong.</summary>
    /// <exception cref="RpcValidationException">The message breaks a rule.</exception>
    public static void ThrowIfInvalid<T>(this T message)
        where T : IValidatable
    {
        var errors = new ValidationErrors();
        message.Validate(ref errors);
        if (errors.Count > 0)
        {
            throw new RpcValidationException(errors.ToList());
        }
    }

    /// <summary>The fields of the request that a failure is about.</summary>
    /// <returns>
    /// Those of a <see cref="RpcValidationException"/>, or of the <see cref="BadRequest"/> that any server of gRPC or Tern may send; empty if the failure says nothing of fields.
    /// <see cref="ValidationError.Rule"/> is the name of the rule if a server of Tern sent them, and the server's reason otherwise.
    /// </returns>
    public static IReadOnlyList<ValidationError> GetValidationErrors(this RpcException failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        if (failure is RpcValidationException own)
        {
            return own.Errors;
        }

        foreach (RpcStatusDetail detail in failure.Details)
        {
            if (detail.TypeUrl.EndsWith(BadRequestType, StringComparison.Ordinal) && TryRead(detail) is { } request)
            {
                return [.. request.FieldViolations.Select(static v => new ValidationError(v.Field, RuleOf(v.Reason), v.Description))];
            }
        }

        return [];
    }

    private static string RuleOf(string reason)
    {
        if (!reason.StartsWith(RpcValidationException.ReasonPrefix, StringComparison.Ordinal))
        {
            return reason;
        }

        // Reasons have no dots; the only one in names of rules is behind the key of a map.
        string rule = reason[RpcValidationException.ReasonPrefix.Length..].ToLowerInvariant();
        return rule.StartsWith("key_", StringComparison.Ordinal) ? $"key.{rule.AsSpan(4)}" : rule;
    }

    // The failure itself is known without details that cannot be read.
    private static BadRequest? TryRead(RpcStatusDetail detail)
    {
        try
        {
            return ProtobufSerializer.Read<BadRequest>(detail.Value.Span);
        }
        catch (WireFormatException)
        {
            return null;
        }
    }
}
