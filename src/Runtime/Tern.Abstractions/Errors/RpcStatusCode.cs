namespace Tern;

/// <summary>Why a call failed. Numbers are those of gRPC, so that both families of protocols speak of failures in the same words.</summary>
public enum RpcStatusCode
{
    /// <summary>No failure.</summary>
    Ok = 0,

    /// <summary>The caller gave up.</summary>
    Cancelled = 1,

    /// <summary>A failure of unknown kind.</summary>
    Unknown = 2,

    /// <summary>The request is wrong in itself.</summary>
    InvalidArgument = 3,

    /// <summary>Time ran out before the call ended.</summary>
    DeadlineExceeded = 4,

    /// <summary>Something that was asked for is not there.</summary>
    NotFound = 5,

    /// <summary>Something that was to be created is there already.</summary>
    AlreadyExists = 6,

    /// <summary>The caller may not do this.</summary>
    PermissionDenied = 7,

    /// <summary>A limit was reached: quota, queue, message size.</summary>
    ResourceExhausted = 8,

    /// <summary>The system is not in the state that the call needs.</summary>
    FailedPrecondition = 9,

    /// <summary>A conflict stopped the call.</summary>
    Aborted = 10,

    /// <summary>Past the valid range.</summary>
    OutOfRange = 11,

    /// <summary>The server has no such service or method.</summary>
    Unimplemented = 12,

    /// <summary>The server failed, or bytes of the peer broke the protocol.</summary>
    Internal = 13,

    /// <summary>The server could not be reached, or the connection broke.</summary>
    Unavailable = 14,

    /// <summary>Data is lost or damaged.</summary>
    DataLoss = 15,

    /// <summary>The caller is not known.</summary>
    Unauthenticated = 16,
}
