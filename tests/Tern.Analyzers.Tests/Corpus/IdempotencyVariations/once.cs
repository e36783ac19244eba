// variations: once
// rationale: what is made where nothing was found is made once, however it was looked for

using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Tern;

namespace Idempotency.Variations.Once;

public sealed class Profile
{
    public string Name { get; set; } = "";

    public string? Answer { get; set; }

    public DateTime Made { get; set; }

    public DateTime? Answered { get; set; }
}

public interface IProfiles
{
    Profile? GetProfile(string name);

    void CreateProfile(Profile profile);

    void SaveProfile(Profile profile);
}

public readonly struct Prefix
{
    public Prefix Append(string text) => this;
}

public interface IPrefixes
{
    void Use(Prefix prefix);
}

public sealed class Once(IProfiles profiles)
{
    private static Prefix s_prefix;
    private Profile[] _array = [];
    private readonly List<WeakReference<object>> _weak = [];
    private readonly List<Profile> _list = [];

    [Idempotent]
    public void Touch(string name)
    {
        Profile profile = profiles.GetProfile(name) ?? new Profile();
        profile.Made = DateTime.UtcNow;
        profiles.SaveProfile(profile); // want: TERN2006
    }

    [Idempotent]
    public void Ensure(string name, string answer)
    {
        bool isNew = false;
        Profile? profile = profiles.GetProfile(name);
        if (profile is null)
        {
            isNew = true;
            profile = new Profile { Name = name, Made = DateTime.UtcNow };
        }

        profile.Answer = answer;
        if (isNew)
        {
            profiles.CreateProfile(profile);
        }
        else
        {
            profiles.SaveProfile(profile);
        }
    }

    [Idempotent]
    public void AnswerOnce(string name, string answer)
    {
        Profile? profile = profiles.GetProfile(name);
        if (profile is null || profile.Answer is not null)
        {
            return;
        }

        profile.Answer = answer;
        profile.Answered = DateTime.UtcNow;
        profiles.SaveProfile(profile);
    }

    [Idempotent]
    public void Index(Profile profile)
    {
        int index = Array.FindIndex(_array, p => p.Name == profile.Name);
        if (index == -1)
        {
            _array = [.. _array, profile];
        }
        else
        {
            _array[index] = profile;
        }
    }

    [Idempotent]
    public void Always(Profile profile)
    {
        _array = [.. _array, profile]; // want: TERN2008
    }

    [Idempotent]
    public bool Subscribe(object listener)
    {
        foreach (WeakReference<object> weak in _weak)
        {
            if (weak.TryGetTarget(out object? existing) && ReferenceEquals(existing, listener))
            {
                return false;
            }
        }

        _weak.Add(new WeakReference<object>(listener));
        return true;
    }

    [Idempotent]
    public void RemoveNamed(string name)
    {
        for (int i = 0; i < _list.Count; i++)
        {
            if (_list[i].Name == name)
            {
                _list.RemoveAt(i);
                break;
            }
        }
    }

    [Idempotent]
    public void RemoveNumbered(int index) => _list.RemoveAt(index); // want: TERN2007

    [Idempotent]
    public Prefix Key(string name) => s_prefix.Append(name);

    private readonly List<Profile> _log = [];
    private DateTime _refreshed;
    private DateTime _sent;
    private string _text = "";

    [Idempotent]
    public string Refresh(string text)
    {
        if (DateTime.UtcNow - _sent > TimeSpan.FromHours(1))
        {
            _text += text;
            _sent = DateTime.UtcNow;
        }

        return _text;
    }

    [Idempotent]
    public string RefreshNever(string text)
    {
        if (DateTime.UtcNow - _refreshed > TimeSpan.FromHours(1))
        {
            _text += text; // want: TERN2008
        }

        return _text;
    }

    [Idempotent]
    public void Flagged(Profile profile)
    {
        bool isNew = false;
        if (!_list.Exists(p => p.Name == profile.Name))
        {
            isNew = true;
        }

        if (isNew)
        {
            _list.Add(profile);
            _log.Add(profile);
        }
    }

    [Idempotent]
    public void FlaggedByRequest(Profile profile)
    {
        bool named = false;
        if (profile.Name.Length > 0)
        {
            named = true;
        }

        if (named)
        {
            _log.Add(profile); // want: TERN2008
        }
    }

    [Idempotent]
    public void AddUnlessThere(Profile profile)
    {
        if (_list.Find(p => p.Name == profile.Name) is null)
        {
            AddNew(profile);
        }
    }

    private void AddNew(Profile profile)
    {
        if (_list.Any(p => p.Name == profile.Name))
        {
            throw new ArgumentException("It is there.");
        }

        _list.Add(profile);
    }
}
