// case: queue-dispatch-center
// category: channels-queues
// rationale: the out value of TryDequeue is used before its result is looked at, and a consumer logs the null stop marker of a channel
// csc: none

using System.Threading.Channels;

namespace NullSafety.DispatchCenter;

public sealed record EmergencyCall(string Address, int Severity);

public sealed class WaitingRoom
{
    private readonly PriorityQueue<EmergencyCall, int> _waiting = new();

    public void Register(EmergencyCall call) => _waiting.Enqueue(call, -call.Severity);

    public string Assign(string vehicle)
    {
        bool found = _waiting.TryDequeue(out var call, out _);
        string order = vehicle + " -> " + call!.Address.ToUpperInvariant(); // want: null-deref
        return found ? order : vehicle + " stays";
    }

    public string AssignOrWait(string vehicle)
    {
        if (!_waiting.TryDequeue(out var call, out _))
        {
            return vehicle + " stays";
        }

        return vehicle + " -> " + call.Address.ToUpperInvariant();
    }
}

public sealed class Radio
{
    private readonly Channel<EmergencyCall> _air = Channel.CreateUnbounded<EmergencyCall>();

    public List<string> Log { get; } = new();

    public void Send(EmergencyCall call) => _air.Writer.TryWrite(call);

    // the end of the shift is announced with an empty message
    public void EndShift() => _air.Writer.TryWrite(null!);

    public async Task ListenAsync()
    {
        while (true)
        {
            EmergencyCall call = await _air.Reader.ReadAsync();
            Log.Add(call.Address); // want: null-deref
            if (call.Severity > 9)
            {
                return;
            }
        }
    }

    public async Task ListenUntilEndAsync()
    {
        while (await _air.Reader.ReadAsync() is { } call)
        {
            Log.Add(call.Address);
        }
    }
}

public static class Case
{
    private static Radio Shift()
    {
        var radio = new Radio();
        radio.Send(new EmergencyCall("Mill Lane 3", 4));
        radio.EndShift();
        return radio;
    }

    public static void DemoEmpty() => new WaitingRoom().Assign("RTW 1");

    public static void DemoEmptySafe() => new WaitingRoom().AssignOrWait("RTW 1");

    public static void DemoStop() => Shift().ListenAsync().GetAwaiter().GetResult();

    public static void DemoStopSafe() => Shift().ListenUntilEndAsync().GetAwaiter().GetResult();
}
