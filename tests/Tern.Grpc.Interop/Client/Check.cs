using System.Diagnostics.CodeAnalysis;
using Tern.Grpc.Interop.Contracts;

namespace Tern.Grpc.Interop.Client;

/// <summary>What a case asserts; a failure is an <see cref="InvalidDataException"/> that says what was wrong.</summary>
internal static class Check
{
    public static void That([DoesNotReturnIf(false)] bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new InvalidDataException(otherwise);
        }
    }

    public static void Equal<T>(T expected, T actual, string what) => That(EqualityComparer<T>.Default.Equals(expected, actual), $"{what} is '{actual}' instead of '{expected}'");

    /// <summary>The payload has the size and nothing but zeros.</summary>
    public static void Zeros(int size, Payload? payload)
    {
        Equal(size, payload?.Body.Length ?? 0, "size of the payload");
        That(payload is null || !payload.Body.AsSpan().ContainsAnyExcept((byte)0), "the payload is not all zeros");
    }

    /// <summary>The call fails with the code.</summary>
    public static async Task<RpcException> FailsAsync(RpcStatusCode code, Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (RpcException exception)
        {
            Equal(code, exception.Code, $"code of \"{exception.Message}\"");
            return exception;
        }

        throw new InvalidDataException($"the call succeeded instead of failing with {code}");
    }

    /// <summary>The call ends as cancelled.</summary>
    public static async Task IsCancelledAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (OperationCanceledException)
        {
            // How .NET says that the caller itself cancelled.
            return;
        }

        throw new InvalidDataException("the call succeeded instead of being cancelled");
    }
}
