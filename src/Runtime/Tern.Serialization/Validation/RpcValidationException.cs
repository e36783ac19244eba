using System.Globalization;
using System.Text;
using Tern.Serialization;
using Tern.WellKnown;

namespace Tern;

/// <summary>A request breaks rules of its contract. <see cref="RpcException.Code"/> is <see cref="RpcStatusCode.InvalidArgument"/>.</summary>
/// <remarks>
/// Thrown where a server or a channel has <c>ValidateRequests</c> set, and by <see cref="RpcValidationExtensions.ThrowIfInvalid{T}(T)"/>. Callers get the message and a <see cref="BadRequest"/> as detail,
/// which <see cref="RpcValidationExtensions.GetValidationErrors"/> reads.
/// </remarks>
public sealed class RpcValidationException : RpcException
{
    internal const string ReasonPrefix = "VT_";

    // gRPC carries details in a trailer, and many peers take no more than 8 KiB of all of them.
    private const int MaxDetailBytes = 4 * 1_024;
    private const int ToldInMessage = 5;

    /// <summary>Creates the failure of a request.</summary>
    /// <param name="errors">What the request breaks, at least one rule.</param>
    /// <param name="method">Service and method of the call, or <see langword="null"/>.</param>
    /// <exception cref="ArgumentException">There are no errors.</exception>
    public RpcValidationException(IReadOnlyList<ValidationError> errors, string? method = null)
        : base(RpcStatusCode.InvalidArgument, Describe(errors))
    {
        Errors = errors;
        Method = method;
        Details = [new RpcStatusDetail("type.googleapis.com/google.rpc.BadRequest", ToDetail(errors))];
    }

    /// <summary>What the request breaks.</summary>
    public IReadOnlyList<ValidationError> Errors { get; }

    private static string Describe(IReadOnlyList<ValidationError> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        if (errors.Count == 0)
        {
            throw new ArgumentException("A request without errors is no failure.", nameof(errors));
        }

        var text = new StringBuilder("the request is invalid: ");
        for (int i = 0; i < errors.Count && i < ToldInMessage; i++)
        {
            text.Append(i == 0 ? "" : "; ").Append(errors[i]);
        }

        return errors.Count > ToldInMessage
            ? text.Append(CultureInfo.InvariantCulture, $"; and {errors.Count - ToldInMessage} more").ToString()
            : text.ToString();
    }

    private static byte[] ToDetail(IReadOnlyList<ValidationError> errors)
    {
        var detail = new BadRequest();
        int size = 0;
        foreach (ValidationError error in errors)
        {
            size += Encoding.UTF8.GetByteCount(error.Path) + Encoding.UTF8.GetByteCount(error.Message) + error.Rule.Length + 16;
            if (size > MaxDetailBytes && detail.FieldViolations.Count > 0)
            {
                break;
            }

            string reason = ReasonPrefix + error.Rule.Replace('.', '_').ToUpperInvariant();
            detail.FieldViolations.Add(new FieldViolation { Field = error.Path, Description = error.Message, Reason = reason });
        }

        return ProtobufSerializer.ToArray(detail);
    }
}
