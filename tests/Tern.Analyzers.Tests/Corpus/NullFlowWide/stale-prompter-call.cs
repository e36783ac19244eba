// case: stale-prompter-call
// category: stale test: call, await, callback
// rationale: the current cue is tested, then a turn of the page or an awaited pause clears it
// csc: none

namespace NullSafety.StalePrompterCall;

public sealed record Cue(string Singer, string Words);

public sealed class PromptBook
{
    private readonly Queue<Cue> _cues;
    private Cue? _current;

    public PromptBook(IEnumerable<Cue> cues)
    {
        _cues = new Queue<Cue>(cues);
        Turn();
    }

    public int Page { get; private set; }

    public void Strike() => _current = null;

    private void Turn()
    {
        Page++;
        _current = _cues.Count > 0 ? _cues.Dequeue() : null;
    }

    private void Mark(string pencil) => Page += pencil.Length > 1 ? 0 : 1;

    public string Whisper()
    {
        if (_current == null)
        {
            return "";
        }

        Turn();
        return _current.Words[..1]; // want: null-deref
    }

    public string WhisperMarked()
    {
        if (_current == null)
        {
            return "";
        }

        Mark("fermata");
        return _current.Words[..1];
    }

    public async Task<int> HoldAsync(Func<Task> fermata)
    {
        if (_current is null)
        {
            return 0;
        }

        await fermata();
        return _current.Words.Length; // want: null-deref
    }

    public async Task<int> HoldCopyAsync(Func<Task> fermata)
    {
        var cue = _current;
        if (cue is null)
        {
            return 0;
        }

        await fermata();
        return cue.Words.Length;
    }
}

public static class Case
{
    private static PromptBook LastPage() => new(new[] { new Cue("Tosca", "Vissi d'arte") });

    private static Task Cut(PromptBook book)
    {
        book.Strike();
        return Task.CompletedTask;
    }

    public static void DemoWhisper() => LastPage().Whisper();

    public static void DemoHold()
    {
        var book = LastPage();
        book.HoldAsync(() => Cut(book)).GetAwaiter().GetResult();
    }

    public static void DemoSafe()
    {
        var book = LastPage();
        book.HoldCopyAsync(() => Cut(book)).GetAwaiter().GetResult();
        LastPage().WhisperMarked();
    }
}
