namespace Tern;

/// <summary>A business answer that is no success: a code, a message and extra text. It opens no breaker and is never retried.</summary>
/// <remarks>
/// TTHeader carries it as a normal reply with <c>biz-status</c>, <c>biz-message</c> and <c>biz-extra</c> (Kitex). Buffered and Framed cannot carry it: there
/// the caller sees an application exception with the message.
/// </remarks>
public sealed class RpcBizException : Exception
{
    /// <summary>Creates a business answer.</summary>
    /// <param name="code">Business code; zero means success on the wire and is refused.</param>
    /// <param name="message">Text for the caller.</param>
    /// <param name="extra">Further text, or <see langword="null"/>.</param>
    public RpcBizException(int code, string message, IReadOnlyDictionary<string, string>? extra = null)
        : base(message)
    {
        ArgumentOutOfRangeException.ThrowIfZero(code);
        Code = code;
        Extra = extra;
    }

    /// <summary>Business code, never zero.</summary>
    public int Code { get; }

    /// <summary>Further text, or <see langword="null"/>.</summary>
    public IReadOnlyDictionary<string, string>? Extra { get; }
}
