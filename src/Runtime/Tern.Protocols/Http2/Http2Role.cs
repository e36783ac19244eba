namespace Tern.Protocols.Http2;

/// <summary>Which end of a connection this is.</summary>
internal enum Http2Role
{
    /// <summary>Opens streams, with odd ids.</summary>
    Client,

    /// <summary>Answers them.</summary>
    Server,
}

/// <summary>What became of the wish to open a stream.</summary>
internal enum Http2Opening
{
    /// <summary>The stream has its id; HEADERS must follow before the lock is given back.</summary>
    Opened,

    /// <summary>The peer takes no more streams at once; <see cref="IHttp2Host.OnRoom"/> comes when it does.</summary>
    NoRoom,

    /// <summary>The connection takes no more streams at all: the peer said goodbye, this end does, or ids are used up.</summary>
    Retired,
}
