// case: alias-merge-draft
// category: aliasing
// rationale: a draft and its "copy" are the same object, so clearing a member through one name clears it for the other
// csc: none

namespace NullSafety.AliasMergeDraft;

public sealed class Attachment
{
    public Attachment(string file) => File = file;

    public string File { get; }
}

public sealed class Draft
{
    public string Subject { get; set; } = "(none)";

    public Attachment Attachment { get; set; } = new Attachment("empty.txt");

    public Draft Copy() => new() { Subject = Subject, Attachment = Attachment };
}

public sealed class Mailbox
{
    public string Forward(Draft original)
    {
        var stripped = original;
        stripped.Subject = "Fwd: " + original.Subject;
        stripped.Attachment = null!;
        return stripped.Subject + original.Attachment.File; // want: null-deref
    }

    public string ForwardCopy(Draft original)
    {
        var stripped = original.Copy();
        stripped.Subject = "Fwd: " + original.Subject;
        stripped.Attachment = null!;
        return stripped.Subject + original.Attachment.File;
    }

    private static void Move(Draft from, Draft to)
    {
        to.Attachment = from.Attachment;
        from.Attachment = null!;
    }

    public int MergeInto(Draft target)
    {
        var drafts = new[] { target };
        Move(drafts[0], target);
        return target.Attachment.File.Length; // want: null-deref
    }

    public int MergeTwo()
    {
        var source = new Draft { Attachment = new Attachment("plan.pdf") };
        var target = new Draft();
        Move(source, target);
        return target.Attachment.File.Length;
    }
}

public static class Case
{
    public static void DemoForward() => new Mailbox().Forward(new Draft { Subject = "Plan" });

    public static void DemoForwardCopy() => new Mailbox().ForwardCopy(new Draft { Subject = "Plan" });

    public static void DemoMergeSelf() => new Mailbox().MergeInto(new Draft());

    public static void DemoMergeTwo() => new Mailbox().MergeTwo();
}
