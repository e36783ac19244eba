// What a method has set to null before it throws stays null for callers that catch the exception.
using System;

namespace Variations.ThrownAfterSetting;

public sealed class Panel
{
    private string? _text = "start";
    private int _level;

    public void Close() => _text = null;

    public int ReloadAndRead(string source)
    {
        try
        {
            Reload(source);
        }
        catch (FormatException)
        {
        }

        return _text!.Length; // want: null-deref
    }

    public int ReplaceAndRead(string source)
    {
        try
        {
            Replace(source);
        }
        catch (InvalidOperationException)
        {
            _level = 0;
        }

        return _text!.Length; // want: null-deref
    }

    public int ReloadOrDefault(string source)
    {
        try
        {
            Reload(source);
        }
        catch (FormatException)
        {
            _text = "default";
        }

        return _text!.Length;
    }

    public int CheckedAndRead(string source)
    {
        try
        {
            SetWhenChecked(source);
        }
        catch (InvalidOperationException)
        {
            _level = 0;
        }

        return _text!.Length;
    }

    private void Reload(string source)
    {
        _text = null;
        _level = int.Parse(source);
        _text = source + _level;
    }

    private void Replace(string source)
    {
        _text = null;
        if (source.Length == 0)
        {
            throw new InvalidOperationException();
        }

        _text = source;
    }

    private void SetWhenChecked(string source)
    {
        if (source.Length == 0)
        {
            throw new InvalidOperationException();
        }

        _text = null;
        _text = source;
    }
}

public static class Panels
{
    public static void Demo1() => new Panel().ReloadAndRead("high");

    public static void Demo2() => new Panel().ReplaceAndRead("");

    public static void Demo3() => new Panel().ReloadOrDefault("high");

    public static void Demo4() => new Panel().CheckedAndRead("");
}
