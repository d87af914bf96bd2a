#pragma once
#include "ui/common/metrics.h"

#include <QColor>
#include <QFont>
#include <QPalette>

class QApplication;
class QWidget;

namespace ui {

/// Text sizes and weights by role. Source: the design's page "Type".
enum class FontRole {
    Caption, ///< 11/16
    CaptionBold,
    CaptionMono, ///< times and ids in meta lines
    Small, ///< 12/18
    SmallBold,
    Mono, ///< 12/18
    MonoBold,
    Base, ///< 13/20
    BaseBold,
    BaseMono,
    BaseMonoBold,
    Bubble, ///< 14/22
    BubbleBold,
    Title, ///< 15/20 bold
    Display, ///< 20/28 bold
};

/// Line heights in pixels: rows and lines are laid out by these, never by QFontMetrics::height() (the CJK font's own
/// line box is 1.45 em).
[[nodiscard]] int lineHeight(FontRole role);
/// The font of a role: the interface family or the monospaced one, with emoji as the last resort. Thread: GUI.
[[nodiscard]] QFont roleFont(FontRole role);
/// A font of any pixel size for what the roles do not name (marks inside rings and badges).
[[nodiscard]] QFont fontOfSize(int pixels, bool bold, bool mono = false);

/// All colours by the name of their design token. Light and dark are one design: same names, same geometry.
struct Theme
{
    bool dark = false;
    // grounds
    QColor window, surface, raised, canvas, sunken, hover, codeBg, bubbleIn, bubbleOut, selection, selectionInactive;
    QColor line, lineStrong, control;
    QColor text, textDim, textFaint;
    QColor accent, accentFill, accentFillHover, accentText, accentBg;
    QColor ok, okBg, warn, warnBg, bad, badBg, badLine, unknown, unknownBg, audit, auditBg, notSent, notSentBg;
    QColor focus, find;
    QColor jsonKey, jsonString, jsonNumber, jsonBool, jsonNull;

    [[nodiscard]] static const Theme &light();
    [[nodiscard]] static const Theme &night();
    /// The theme in force: told by the application's palette, which apply() sets, so there is no state beside it. Paint
    /// with this and repaint on PaletteChange or StyleChange (Qt does both by itself for every widget).
    [[nodiscard]] static const Theme &current();

    [[nodiscard]] QPalette palette() const;
    /// Flat chrome only: grounds, fields, tabs, splitters, scroll bars, menus. Items of views are painted by delegates.
    [[nodiscard]] QString styleSheet() const;
};

/// Fusion, palette, style sheet and base font for the whole application.
void applyTheme(QApplication &application, const Theme &theme);

/// Light, dark, or as the desktop's palette was before ours.
enum class ThemeChoice { System, Light, Dark };
void applyTheme(QApplication &application, ThemeChoice choice);

/// Names a ground token (`window`, `surface`, `raised`, `canvas`, `sunken`, `code`, `line`) as the widget's background.
void setGround(QWidget *widget, const char *ground);
/// Names an ink token (`dim`, `faint`, `accent`, `ok`, `warn`, `bad`, `unknown`, `audit`, `text`) for a label's text.
void setInk(QWidget *widget, const char *ink);

} // namespace ui
