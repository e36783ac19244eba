using System.Globalization;
using System.Text.Json;
using Tern.Serialization;

namespace Tern.Protocols;

/// <summary>What a TTHeader and the body behind it say about a call beyond its answer: failure, business status, backward values.</summary>
/// <remarks>Source of the rules: Kitex <c>pkg/transmeta</c> and metainfo's backward values.</remarks>
internal static class PeerFailure
{
    /// <summary>The failure that an EXCEPTION stands for.</summary>
    public static RpcException Of(ThriftApplicationException remote, RpcMethod method, TTHeaderInfo? header)
    {
        RpcStatusCode code = GrpcStatusDetails.CodeOf(remote.Status.Span) ?? ApplicationExceptionTypes.ToStatus(remote.Type);
        TimeSpan? pushback = null;
        if (header is not null)
        {
            foreach (KeyValuePair<string, string> other in header.Others)
            {
                if (other.Key == ApplicationExceptionTypes.StatusKey
                    && int.TryParse(other.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int own)
                    && own is > (int)RpcStatusCode.Ok and <= (int)RpcStatusCode.Unauthenticated)
                {
                    code = (RpcStatusCode)own;
                }
                else if (other.Key == RetryPushback.Key)
                {
                    pushback = RetryPushback.Read(other.Value);
                }
            }
        }

        return Of(code, $"{method.FullName} failed on the server: {remote.Message}", remote.Type, method, GrpcStatusDetails.Read(remote.Status.Span), pushback);
    }

    /// <summary>A failure that the peer reported.</summary>
    public static RpcException Of(
        RpcStatusCode code, string message, int type, RpcMethod method, IReadOnlyList<RpcStatusDetail>? details = null, TimeSpan? pushback = null) => code == RpcStatusCode.DeadlineExceeded
        ? new RpcTimeoutException(message) { Method = method.FullName, ApplicationExceptionType = type, IsRemote = true, Details = details ?? [], RetryPushback = pushback }
        : new RpcException(code, message) { Method = method.FullName, ApplicationExceptionType = type, IsRemote = true, Details = details ?? [], RetryPushback = pushback };

    /// <summary>The business status in a header, or <see langword="null"/> if it has none.</summary>
    /// <exception cref="WireFormatException">Its extra text is no JSON object of strings.</exception>
    public static RpcBizException? BizOf(TTHeaderInfo header) =>
        header.BizStatus is { } status && int.TryParse(status, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int code) && code != 0
            ? new RpcBizException(code, header.BizMessage ?? "", ParseExtra(header.BizExtra))
            : null;

    /// <summary>Gives the caller what the answer carries for it: where it comes from, and backward values. Kitex keeps every string key of a reply as a backward value.</summary>
    public static void KeepBackward(TTHeaderInfo header, CallContext? context)
    {
        if (context is null)
        {
            return;
        }

        if (header.RemoteAddress is { } reported && context.Peer is { } peer)
        {
            context.Peer = peer with { ReportedAddress = reported };
        }

        foreach (KeyValuePair<string, string> entry in header.Others)
        {
            if (entry.Key is not (ApplicationExceptionTypes.StatusKey or RetryPushback.Key))
            {
                context.Backward.Set(entry.Key, entry.Value);
            }
        }
    }

    private static Dictionary<string, string>? ParseExtra(string? json)
    {
        if (string.IsNullOrEmpty(json))
        {
            return null;
        }

        try
        {
            return BizExtraJson.Read(json);
        }
        catch (JsonException exception)
        {
            throw new WireFormatException(WireFormatError.InvalidData, $"its business status has extra text that is no JSON object of strings: {exception.Message}");
        }
    }
}
