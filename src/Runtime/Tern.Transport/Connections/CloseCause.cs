namespace Tern.Transport;

/// <summary>First cause of the end of a connection.</summary>
internal sealed record CloseCause(ConnectionCloseReason Reason, Exception? Error);
