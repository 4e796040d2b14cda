using Microsoft.AspNetCore.Components;

namespace Portal.Components.Controls;

/// <summary>A column of a <see cref="DataTable{T}"/>; its content is the cell of one record.</summary>
public sealed class Column<T> : ComponentBase, IDisposable
{
    [CascadingParameter] private DataTable<T>? Table { get; set; }

    [Parameter, EditorRequired] public string Title { get; set; } = "";
    [Parameter] public RenderFragment<T>? ChildContent { get; set; }

    /// <summary>Numbers: at the end, digits of one width.</summary>
    [Parameter] public bool End { get; set; }

    /// <summary>As narrow as its content.</summary>
    [Parameter] public bool Fit { get; set; }

    /// <summary>The title is for screen readers only (a column of buttons).</summary>
    [Parameter] public bool HideTitle { get; set; }

    /// <summary>The cell names its row.</summary>
    [Parameter] public bool RowHeader { get; set; }

    internal string? Classes => Css.Join(End ? "cell-end" : null, Fit ? "cell-fit" : null) is { Length: > 0 } names ? names : null;

    internal string? Label => HideTitle ? null : Title;

    /// <inheritdoc />
    protected override void OnInitialized() => Table?.Add(this);

    /// <inheritdoc />
    public void Dispose() => Table?.Remove(this);
}
