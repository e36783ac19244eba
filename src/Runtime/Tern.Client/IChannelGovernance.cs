namespace Tern.Client;

/// <summary>What finds the servers of a channel and handles their failures, in place of connections to one endpoint. Thread-safe but for its options.</summary>
internal interface IChannelGovernance
{
    /// <summary>What a change of makes another channel necessary, as text.</summary>
    string Fingerprint { get; }

    /// <summary>Checks the options.</summary>
    /// <param name="channel">The channel's other options.</param>
    /// <exception cref="ArgumentException">An option is wrong; the message names it.</exception>
    void Validate(RpcChannelOptions channel);

    /// <summary>Makes what carries the calls of a channel.</summary>
    CallPath CreatePath(RpcChannelOptions channel);

    /// <summary>Has a path that it made earlier take over the options as they are now; calls go on.</summary>
    void Update(CallPath path);
}
