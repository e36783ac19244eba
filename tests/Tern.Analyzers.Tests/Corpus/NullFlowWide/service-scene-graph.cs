// case: service-scene-graph
// category: service-tree
// rationale: a tree container with parents, sibling links, an id index and cached world positions
// csc: false-positive

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace NullSafety.Wide.SceneGraph;

public sealed class SceneException(string message) : Exception(message);

public abstract class SceneNode
{
    private SceneNode? _firstChild;
    private SceneNode? _lastChild;
    private int _childCount;
    protected SceneNode(string id) => Id = id;
    public string Id { get; }
    public SceneNode? Parent { get; private set; }
    public SceneNode? NextSibling { get; private set; }
    public SceneNode? PreviousSibling { get; private set; }
    public Scene? Scene { get; internal set; }
    public bool IsRoot => Parent is null;
    public int ChildCount => _childCount;

    public IEnumerable<SceneNode> Children
    {
        get
        {
            for (var c = _firstChild; c != null; c = c.NextSibling)
                yield return c;
        }
    }

    public SceneNode First => _childCount > 0 ? _firstChild : throw new SceneException(Id + " has no children"); // csc-false

    public void Append(SceneNode child)
    {
        if (child.Parent != null)
            child.Parent.Remove(child);

        child.Parent = this;
        if (_firstChild == null)
            _firstChild = _lastChild = child;
        else
        {
            child.PreviousSibling = _lastChild;
            _lastChild!.NextSibling = child;
            _lastChild = child;
        }

        _childCount++;
        Scene?.Adopt(child);
    }

    public void Remove(SceneNode child)
    {
        if (child.Parent != this)
            throw new SceneException("not a child of " + Id);

        if (child.PreviousSibling == null)
            _firstChild = child.NextSibling;
        else
            child.PreviousSibling.NextSibling = child.NextSibling;

        if (child == _lastChild)
            _lastChild = child.PreviousSibling;
        else
            child.NextSibling.PreviousSibling = child.PreviousSibling; // csc-false

        child.Parent = child.NextSibling = child.PreviousSibling = null;
        _childCount--;
        Scene?.Forget(child);
    }

    public int Depth()
    {
        var depth = 0;
        for (var n = this; !n.IsRoot; n = n.Parent) // csc-false
            depth++;

        return depth;
    }

    public bool IsWithin(SceneNode ancestor)
    {
        SceneNode? n = this;
        while (n != null && n != ancestor)
            n = n.Parent;

        return n != null;
    }

    public SceneNode LowestCommon(SceneNode other)
    {
        var candidate = this;
        while (!other.IsWithin(candidate))
        {
            candidate = candidate.Parent!; // missed: null-deref
        }

        return candidate;
    }

    public virtual float Left => (Parent as Group)?.Left ?? 0;
    public string Path() => Parent == null ? Id : Parent.Path() + "/" + Id;
}

public sealed class Group : SceneNode
{
    private float? _cachedLeft;
    public Group(string id, float offset) : base(id) => Offset = offset;
    public float Offset { get; }

    public override float Left
    {
        get
        {
            _cachedLeft ??= base.Left + Offset;
            return _cachedLeft.Value;
        }
    }

    public Label? Caption => ChildCount == 0 ? null : First as Label;
}

public sealed class Label : SceneNode
{
    public Label(string id, string text) : base(id) => Text = text;
    public string Text { get; }
    public float Right => Left + Text.Length;
}

public sealed class Scene
{
    private readonly Dictionary<string, SceneNode> _byId = new();
    private readonly HashSet<SceneNode> _dirty = new();
    private SceneNode? _focus;

    public Scene(string name)
    {
        Root = new Group(name, 0) { Scene = this };
        _byId.Add(name, Root);
    }

    public Group Root { get; }
    public string? FocusPath => _focus?.Path();
    public SceneNode this[string id] => _byId.GetValueOrDefault(id) ?? throw new SceneException("no node " + id);

    public bool TryFocus(string id)
    {
        if (!_byId.TryGetValue(id, out var node))
            return false;

        _focus = node;
        return true;
    }

    public bool FocusNext()
    {
        if (_focus == null || _focus.NextSibling == null)
            return false;

        _focus = _focus.NextSibling;
        return true;
    }

    public bool FocusParent()
    {
        if (!HasFocus() || _focus.IsRoot) // csc-false
            return false;

        _focus = _focus.Parent!;
        return true;
    }

    public string CaptionOf(string id) => ((Group)this[id]).Caption!.Text; // want: null-deref

    public int Flush()
    {
        var depth = _dirty.Where(n => n.Scene == this).Select(n => n.Parent!.Depth()).DefaultIfEmpty().Max();
        _dirty.Clear();
        return depth;
    }

    internal void Adopt(SceneNode node)
    {
        node.Scene = this;
        _byId[node.Id] = node;
        _dirty.Add(node);
        foreach (var child in node.Children)
            Adopt(child);
    }

    internal void Forget(SceneNode node)
    {
        node.Scene = null;
        _byId.Remove(node.Id);
        if (_focus == node)
            _focus = null;

        foreach (var child in node.Children)
            Forget(child);
    }

    private bool HasFocus() => _focus != null;
}

public static class Case
{
    private static Scene Build()
    {
        var scene = new Scene("root");
        var left = new Group("left", 2);
        left.Append(new Label("title", "Title"));
        left.Append(new Label("body", "Text"));
        scene.Root.Append(left);
        scene.Root.Append(new Group("right", 7));
        return scene;
    }

    public static void DemoNavigate()
    {
        var scene = Build();
        scene.TryFocus("title");
        scene.FocusNext();
        scene.FocusParent();
        Console.WriteLine(scene.FocusPath + scene.CaptionOf("left") + scene.Flush() + ((Label)scene["title"]).Right);
        Console.WriteLine(scene["title"].LowestCommon(scene["right"]).Id + scene["body"].Depth() + scene.Root.First.Id);
    }

    public static void DemoRemove()
    {
        var scene = Build();
        scene["left"].Remove(scene["title"]);
        scene.TryFocus("body");
        scene.Root.Remove(scene["left"]);
        Console.WriteLine(scene.FocusPath + scene.FocusParent() + scene.FocusNext() + scene.Flush());
    }

    public static void DemoDetachedNode()
    {
        var scene = Build();
        var detached = scene["left"];
        scene.Root.Remove(detached);
        scene["right"].LowestCommon(detached);
    }

    public static void DemoCaptionOfEmptyGroup() => Build().CaptionOf("right");
}
