namespace Tern.Server;

/// <summary>What a gate says to a call.</summary>
internal enum GateAnswer
{
    /// <summary>Go on; <see cref="CallGate.Leave"/> must follow.</summary>
    Entered,

    /// <summary>Wait for <see cref="IGatedCall.Resume"/>.</summary>
    Waits,

    /// <summary>Turned down.</summary>
    Refused,
}
