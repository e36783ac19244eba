using System.Security.Cryptography;
using Tern.Generic;

namespace Tern.Cli;

/// <summary>Says in words of the user what went wrong.</summary>
internal static class Failures
{
    /// <summary>What a failure is to the user; <see langword="null"/> if it is a defect of the tool, which shall be seen as it is.</summary>
    public static CliException? Explain(Exception exception) => exception switch
    {
        CliException known => known,
        OperationCanceledException => new CliException("interrupted", ExitCodes.Interrupted),
        GenericContractException or FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException or IOException or CryptographicException => new CliException(exception.Message),
        RpcTimeoutException timeout => new CliException($"{Named(timeout)}: {timeout.Message}", ExitCodes.TimedOut),
        RpcConnectionException lost => new CliException($"{Named(lost)}: {lost.Message}{Inner(lost)}", ExitCodes.Unreachable),
        RpcException failure => new CliException($"{Named(failure)}: {failure.Message}{Details(failure)}", CodeOf(failure)),
        _ => null,
    };

    private static string Named(RpcException failure) => failure.Code.ToString();

    private static int CodeOf(RpcException failure) => failure switch
    {
        { IsRemote: true } => ExitCodes.Failed,

        // The request does not fit the IDL; it was not sent.
        { Code: RpcStatusCode.InvalidArgument } => ExitCodes.Misuse,
        { Code: RpcStatusCode.DeadlineExceeded } => ExitCodes.TimedOut,
        { Code: RpcStatusCode.Unavailable } => ExitCodes.Unreachable,
        { Code: RpcStatusCode.Cancelled } => ExitCodes.Interrupted,
        _ => ExitCodes.Failed,
    };

    private static string Inner(Exception exception) =>
        exception.InnerException is { } cause && !exception.Message.Contains(cause.Message, StringComparison.Ordinal) ? $" ({cause.Message})" : "";

    private static string Details(RpcException failure) =>
        string.Concat(failure.Details.Select(static detail => $"{Environment.NewLine}  detail {detail.TypeUrl}, {detail.Value.Length} bytes"));
}
