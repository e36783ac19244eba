// case: elements-forum-moderation
// category: null-element
// rationale: null elements put in lists by converters, missing lists enumerated, and a spread of a null collection
// csc: none

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.ElementsForumModeration;

public sealed record Post(string Author, string[]? Tags = null);

public sealed class Thread
{
    public List<Post> Replies { get; } = [];
    public List<Post> Pinned { get; private set; } = null!;

    public void Pin(params Post[] posts) => Pinned = [.. posts];

    public IEnumerable<Post> Flagged(string word) => word.Length > 0 ? Replies.Where(p => p.Author.Contains(word)) : null!;
}

public static class Moderation
{
    private static Post? Convert(string line) => line.Split(':') is [var author, ..] && author.Length > 0 ? new Post(author) : null;

    private static List<Post> Import(params string[] lines) => lines.Select(l => Convert(l)!).ToList();

    private static int Widest(List<Post> posts)
    {
        int width = 0;
        foreach (var post in posts)
        {
            width = Math.Max(width, post.Author.Length); // want: null-deref
        }

        return width;
    }

    private static int WidestKnown(List<Post> posts)
    {
        posts.RemoveAll(p => p is null);
        return posts.Count == 0 ? 0 : posts.Max(p => p.Author.Length);
    }

    private static int Ban(Thread thread, string word)
    {
        int n = 0;
        foreach (var post in thread.Flagged(word)) // want: null-deref
        {
            n += post.Author.Length;
        }

        return n;
    }

    private static List<string> Tags(Post post)
    {
        return ["all", .. post.Tags!]; // want: null-deref
    }

    private static List<string> TagsOr(Post post) => ["all", .. post.Tags ?? []];

    private static int Pins(Thread thread)
    {
        int n = 0;
        foreach (var post in thread.Pinned ?? thread.Replies)
        {
            n += post.Author.Length;
        }

        return n;
    }

    public static void Demo1() => Widest(Import("ann:hi", ":spam"));
    public static void Demo2() => Widest(Import("ann:hi"));
    public static void Demo3() => WidestKnown(Import("ann:hi", ":spam"));
    public static void Demo4() => Ban(new Thread(), "");
    public static void Demo5() => Ban(new Thread(), "x");
    public static void Demo6() => Tags(new Post("ann"));
    public static void Demo7() => Console.Write(TagsOr(new Post("ann")).Count + Pins(new Thread()));
}
