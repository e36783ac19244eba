// case: small-async-phases-again
// category: several small cases of one topic
namespace Probe.AsyncPhases;

public sealed class Link
{
    public List<string> Frames { get; } = new();
}

public sealed class ChatSession
{
    private Link? _link = new();

    public async Task SayAsync(string text, Task quota)
    {
        if (_link == null)
        {
            return;
        }

        await quota.ConfigureAwait(false);
        _link.Frames.Add(text); // want: null-deref
    }

    public void HangUp() => _link = null;
}

public sealed class GameSession
{
    private Link? _link = new();

    public async Task<int> SayAsync(string text, Task quota)
    {
        if (_link is not { } link)
        {
            return 0;
        }

        await quota.ConfigureAwait(false);
        link.Frames.Add(text);
        return _link?.Frames.Count ?? link.Frames.Count;
    }

    public void HangUp() => _link = null;
}

public sealed record Token(string Value);

public sealed class TokenSource
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Func<Task<int>> _endpoint;
    private Token? _token;

    public TokenSource(Func<Task<int>> endpoint) => _endpoint = endpoint;

    private bool HasToken => _token is not null;

    public async Task<string> BearerAsync()
    {
        await _gate.WaitAsync();
        try
        {
            if (!HasToken)
            {
                await RefreshAsync();
            }

            return "Bearer " + _token!.Value.Trim(); // want: null-deref
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task RefreshAsync()
    {
        int status = await _endpoint();
        _token = status == 200 ? new Token("abc") : null;
    }
}

public sealed class Part
{
    public List<string> Lines { get; } = new();
}

public sealed class MultipartParser
{
    private Part _part = null!;

    public List<Part> Parts { get; } = new();

    public void Feed(string line)
    {
        switch (line)
        {
            case "--begin":
                _part = new Part();
                break;
            case "--end":
                Parts.Add(_part);
                _part = null!;
                break;
            default:
                _part.Lines.Add(line); // want: null-deref
                break;
        }
    }
}

public sealed class SubtitleParser
{
    private enum Mode { Idle, Cue }

    private Mode _mode;
    private Part? _cue;

    public int Cues { get; private set; }

    public void Feed(string line)
    {
        switch (_mode)
        {
            case Mode.Idle when line.Length > 0:
                _cue = new Part();
                _mode = Mode.Cue;
                break;
            case Mode.Cue when line.Length == 0:
                Cues += _cue!.Lines.Count;
                _cue = null;
                _mode = Mode.Idle;
                break;
            case Mode.Cue:
                _cue!.Lines.Add(line);
                break;
        }
    }
}

public enum OrderState { Placed, Paid, Cancelled, Refunded }

public sealed class OrderFlow
{
    private readonly Dictionary<(OrderState, string), (OrderState Next, Action Effect)> _table;
    private Token? _payment;

    public OrderFlow()
    {
        _table = new()
        {
            [(OrderState.Placed, "pay")] = (OrderState.Paid, () => _payment = new Token("p-1")),
            [(OrderState.Paid, "cancel")] = (OrderState.Cancelled, () => _payment = null),
            [(OrderState.Cancelled, "refund")] = (OrderState.Refunded, Refund),
        };
    }

    public OrderState State { get; private set; }

    public string Journal { get; private set; } = "";

    public void Fire(string trigger)
    {
        if (_table.TryGetValue((State, trigger), out var step))
        {
            step.Effect();
            State = step.Next;
        }
    }

    private void Refund()
    {
        Journal += _payment!.Value.ToLowerInvariant(); // missed: null-deref
    }
}

public sealed class ParcelFlow
{
    private Token? _label;
    private Action _next;

    public ParcelFlow() => _next = Pack;

    public int Printed { get; private set; }

    public void Advance() => _next();

    private void Pack()
    {
        _label = new Token("1Z");
        _next = Ship;
    }

    private void Ship()
    {
        Printed += _label!.Value.Length;
        _label = null;
        _next = Pack;
    }
}

public sealed class Hero
{
    public int X { get; set; }

    public event Action? Died;

    public void Kill() => Died?.Invoke();
}

public sealed class Guard
{
    private Hero? _target;
    private Func<int> _behaviour;
    private Func<int>? _pending;

    public Guard(Hero hero)
    {
        _target = hero;
        _behaviour = Chase;
        hero.Died += () =>
        {
            _target = null;
            _pending = Patrol;
        };
    }

    public int Tick()
    {
        int moved = _behaviour();
        (_behaviour, _pending) = (_pending ?? _behaviour, null);
        return moved;
    }

    private int Chase() => _target!.X - 1; // want: null-deref

    private int Patrol() => 1;
}

public sealed class Wolf
{
    private Hero? _prey;
    private Func<int> _behaviour;

    public Wolf(Hero hero)
    {
        _prey = hero;
        _behaviour = Hunt;
        hero.Died += () =>
        {
            _behaviour = Roam;
            _prey = null;
        };
    }

    public int Tick() => _behaviour();

    private int Hunt() => _prey!.X - 1;

    private int Roam() => 1;
}

public sealed record Frame(string Codec, bool Key);

public sealed class VideoSource
{
    public Frame Current { get; private set; } = null!;

    public async IAsyncEnumerable<Frame> ReadAsync()
    {
        try
        {
            foreach (var key in new[] { false, true, false })
            {
                await Task.CompletedTask;
                Current = new Frame("av1", key);
                yield return Current;
            }
        }
        finally
        {
            Current = null!;
        }
    }

    public async Task<string> KeyCodecAsync()
    {
        await foreach (var frame in ReadAsync())
        {
            if (frame.Key)
            {
                break;
            }
        }

        return Current.Codec; // want: null-deref
    }
}

public sealed class ProfilePage
{
    private Token _profile = null!;

    public async Task LoadAsync(TaskCompletionSource<string> backend)
    {
        var profile = LoadProfileAsync(backend.Task);
        var avatar = LoadAvatarAsync();
        backend.TrySetResult("ada");
        await Task.WhenAll(profile, avatar);
    }

    private async Task LoadProfileAsync(Task<string> name) => _profile = new Token(await name);

    private async Task<string> LoadAvatarAsync()
    {
        string url = _profile.Value + ".png"; // missed: null-deref
        await Task.Yield();
        return url;
    }
}

public sealed class TeamPage
{
    private Token _team = null!;

    public async Task<int> LoadAsync(Task<string> backend)
    {
        await LoadTeamAsync(backend);
        var parts = await Task.WhenAll(LoadLogoAsync(), LoadLogoAsync());
        return parts.Sum(p => p.Length);
    }

    private async Task LoadTeamAsync(Task<string> name) => _team = new Token(await name);

    private async Task<string> LoadLogoAsync()
    {
        await Task.Yield();
        return _team.Value + ".svg";
    }
}

public static class Probes
{
    public static void DemoChatHangUp()
    {
        var quota = new TaskCompletionSource();
        var session = new ChatSession();
        var say = session.SayAsync("hi", quota.Task);
        session.HangUp();
        quota.SetResult();
        say.GetAwaiter().GetResult();
    }

    public static void DemoGameHangUp()
    {
        var quota = new TaskCompletionSource();
        var session = new GameSession();
        var say = session.SayAsync("hi", quota.Task);
        session.HangUp();
        quota.SetResult();
        say.GetAwaiter().GetResult();
        session.SayAsync("again", Task.CompletedTask).GetAwaiter().GetResult();
    }

    public static void DemoBearerRefused()
    {
        new TokenSource(() => Task.FromResult(401)).BearerAsync().GetAwaiter().GetResult();
    }

    public static void DemoMultipart()
    {
        var parser = new MultipartParser();
        foreach (var line in "--begin\nbody\n--end\nepilogue".Split('\n'))
        {
            parser.Feed(line);
        }
    }

    public static void DemoSubtitles()
    {
        var parser = new SubtitleParser();
        foreach (var line in "\n1\nhello\n\n\n2\n\nbye".Split('\n'))
        {
            parser.Feed(line);
        }
    }

    public static void DemoOrderRefund()
    {
        var flow = new OrderFlow();
        new[] { "refund", "pay", "cancel", "refund" }.ToList().ForEach(flow.Fire);
    }

    public static void DemoParcel()
    {
        var flow = new ParcelFlow();
        for (int i = 0; i < 5; i++)
        {
            flow.Advance();
        }
    }

    public static void DemoGuardTick()
    {
        var hero = new Hero { X = 5 };
        var guard = new Guard(hero);
        guard.Tick();
        hero.Kill();
        guard.Tick();
    }

    public static void DemoWolfTick()
    {
        var hero = new Hero { X = 5 };
        var wolf = new Wolf(hero);
        wolf.Tick();
        hero.Kill();
        hero.Kill();
        wolf.Tick();
    }

    public static void DemoVideoKey() => new VideoSource().KeyCodecAsync().GetAwaiter().GetResult();

    public static void DemoProfilePage() => new ProfilePage().LoadAsync(new TaskCompletionSource<string>()).GetAwaiter().GetResult();

    public static void DemoTeamPage() => new TeamPage().LoadAsync(Task.FromResult("red")).GetAwaiter().GetResult();
}
