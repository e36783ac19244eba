// Code that waits while its caller goes on, and what has become of its members by then.
using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace Variations.SuspendedCode;

public sealed class Recorder
{
    private List<string>? _lines = new();
    private Stack<int>? _marks = new();
    private bool _running = true;

    public void Close()
    {
        _running = false;
        _lines = null;
    }

    public void Drop() => _marks = null;

    public async Task AppendAsync(string text, Task turn)
    {
        if (_lines is null)
        {
            return;
        }

        await turn;
        _lines.Add(text); // want: null-deref
    }

    public async Task SayAsync(string text, Task turn)
    {
        if (_lines is null)
        {
            return;
        }

        await turn.ConfigureAwait(false);
        _lines.Insert(0, text); // want: null-deref
    }

    public async Task NoteAsync(string text, Task turn)
    {
        if (_lines is null)
        {
            return;
        }

        await turn;
        _lines.Add(text);
    }

    public async Task AskAgainAsync(string text, Task turn)
    {
        if (_lines is null)
        {
            return;
        }

        await turn;
        if (_running)
        {
            _lines.Add(text);
        }
    }

    public async Task KeepAsync(string text, Task turn)
    {
        var lines = _lines;
        if (lines is null)
        {
            return;
        }

        await turn;
        lines.Add(text);
    }

    public async Task LastAsync(Task turn)
    {
        if (_marks is null)
        {
            return;
        }

        await turn;
        _marks.Clear();
        _marks = null;
    }

    public async Task RepeatAsync(string text, Task turn)
    {
        if (_lines is null)
        {
            return;
        }

        await turn;
        _lines.Add(text); // want: null-deref
    }

    public Task RepeatAsync(Task turn) => RepeatAsync("again", turn);

    public async Task AskThenAddAsync(string text, Task turn)
    {
        await turn;
        _lines?.Add(text);
    }

    public Task AskThenAddAsync(Task turn) => AskThenAddAsync("again", turn);

    public IEnumerable<int> Marks()
    {
        while (_marks is not null && _marks.Count < 3)
        {
            yield return 1;
            _marks.Push(1); // want: null-deref
        }
    }

    public IEnumerable<int> SomeMarks()
    {
        while (_marks is not null && _marks.Count < 3)
        {
            yield return 1;
            _marks.Push(1);
        }
    }

    public async IAsyncEnumerable<int> MarksAsync()
    {
        await Task.Yield();
        while (_marks is not null && _marks.Count < 3)
        {
            yield return _marks.Count;
            if (_marks is { } marks)
            {
                marks.Push(1);
            }
        }
    }
}

public static class Case
{
    public static async Task Demo1()
    {
        var turn = new TaskCompletionSource();
        var recorder = new Recorder();
        var append = recorder.AppendAsync("a", turn.Task);
        recorder.Close();
        turn.SetResult();
        await append;
    }

    public static async Task Demo2()
    {
        var turn = new TaskCompletionSource();
        var recorder = new Recorder();
        var note = recorder.NoteAsync("a", turn.Task);
        turn.SetResult();
        await note;
        recorder.Close();
        await recorder.NoteAsync("b", turn.Task);
        await note;
    }

    public static async Task Demo3()
    {
        var turn = new TaskCompletionSource();
        var recorder = new Recorder();
        var asked = recorder.AskAgainAsync("a", turn.Task);
        var kept = recorder.KeepAsync("b", turn.Task);
        recorder.Close();
        turn.SetResult();
        await Task.WhenAll(asked, kept);
    }

    public static async Task Demo4()
    {
        var recorder = new Recorder();
        var last = recorder.LastAsync(Task.CompletedTask);
        await last;
    }

    public static void Demo5()
    {
        var recorder = new Recorder();
        foreach (int mark in recorder.Marks())
        {
            recorder.Drop();
        }
    }

    public static void Demo6()
    {
        var recorder = new Recorder();
        foreach (int mark in recorder.SomeMarks())
        {
            recorder.Drop();
            break;
        }
    }

    public static async Task Demo7()
    {
        var recorder = new Recorder();
        await foreach (int mark in recorder.MarksAsync())
        {
            recorder.Drop();
        }
    }

    public static void Demo8()
    {
        var turn = new TaskCompletionSource();
        var recorder = new Recorder();
        var said = recorder.SayAsync("a", turn.Task);
        recorder.Close();
        turn.SetResult();
        said.GetAwaiter().GetResult();
    }

    public static void Demo9()
    {
        var turn = new TaskCompletionSource();
        var recorder = new Recorder();
        var kept = recorder.KeepAsync("a", turn.Task);
        recorder.Close();
        turn.SetResult();
        kept.GetAwaiter().GetResult();
    }

    private static async Task During(Func<Recorder, Task, Task> begin)
    {
        var turn = new TaskCompletionSource();
        var recorder = new Recorder();
        var begun = begin(recorder, turn.Task);
        recorder.Close();
        turn.SetResult();
        await begun;
    }

    public static Task Demo10() => During((recorder, turn) => recorder.RepeatAsync(turn));

    public static Task Demo11() => During((recorder, turn) => recorder.AskThenAddAsync(turn));

    public static Task Demo12() => During((recorder, turn) => recorder.KeepAsync("a", turn));
}
