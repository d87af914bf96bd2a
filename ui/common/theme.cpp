#include "ui/common/theme.h"

#include <QApplication>
#include <QStyle>
#include <QStyleFactory>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

struct Face
{
    int pixels;
    int line;
    bool bold;
    bool mono;
};

Face faceOf(FontRole role)
{
    switch (role) {
    case FontRole::Caption:
        return {11, 16, false, false};
    case FontRole::CaptionBold:
        return {11, 16, true, false};
    case FontRole::CaptionMono:
        return {11, 16, false, true};
    case FontRole::Small:
        return {12, 18, false, false};
    case FontRole::SmallBold:
        return {12, 18, true, false};
    case FontRole::Mono:
        return {12, 18, false, true};
    case FontRole::MonoBold:
        return {12, 18, true, true};
    case FontRole::Base:
        return {13, 20, false, false};
    case FontRole::BaseBold:
        return {13, 20, true, false};
    case FontRole::BaseMono:
        return {13, 20, false, true};
    case FontRole::BaseMonoBold:
        return {13, 20, true, true};
    case FontRole::Bubble:
        return {14, 22, false, false};
    case FontRole::BubbleBold:
        return {14, 22, true, false};
    case FontRole::Title:
        return {15, 20, true, false};
    case FontRole::Display:
        return {20, 28, true, false};
    }
    return {13, 20, false, false};
}

Theme makeLight()
{
    Theme t;
    t.window = QColor(0xF4F3F0);
    t.surface = QColor(0xFFFFFF);
    t.raised = QColor(0xFFFFFF);
    t.canvas = QColor(0xEFEEEA);
    t.sunken = QColor(0xECEAE5);
    t.hover = QColor(0xECEBE7);
    t.codeBg = QColor(0xF7F6F3);
    t.bubbleIn = QColor(0xFFFFFF);
    t.bubbleOut = QColor(0xDDE8FC);
    t.selection = QColor(0xDCE7FB);
    t.selectionInactive = QColor(0xE6E5E1);
    t.line = QColor(0xE2E0DA);
    t.lineStrong = QColor(0xC9C6BE);
    t.control = QColor(0x87847B);
    t.text = QColor(0x1E2126);
    t.textDim = QColor(0x4A5159);
    t.textFaint = QColor(0x5F666E);
    t.accent = t.accentFill = t.focus = QColor(0x2459C7);
    t.accentFillHover = QColor(0x204EAF);
    t.accentText = QColor(0xFFFFFF);
    t.accentBg = QColor(0xE3ECFC);
    t.ok = QColor(0x17693B);
    t.okBg = QColor(0xDFF2E6);
    t.warn = QColor(0x80510A);
    t.warnBg = QColor(0xFAEDCF);
    t.bad = QColor(0xB3261E);
    t.badBg = QColor(0xFCE6E3);
    t.badLine = QColor(0xE0857D);
    t.unknown = QColor(0x0B6577);
    t.unknownBg = QColor(0xDBF0F4);
    t.audit = QColor(0x6238B5);
    t.auditBg = QColor(0xEDE7FB);
    t.notSent = QColor(0x4A5159);
    t.notSentBg = QColor(0xE9E8E4);
    t.find = QColor(0xFFE58A);
    t.jsonKey = QColor(0x1E4FA3);
    t.jsonString = QColor(0x17693B);
    t.jsonNumber = QColor(0x8A3D0B);
    t.jsonBool = QColor(0x6238B5);
    t.jsonNull = QColor(0x5F666E);
    return t;
}

Theme makeDark()
{
    Theme t;
    t.dark = true;
    t.window = QColor(0x1B1D20);
    t.surface = QColor(0x212428);
    t.raised = QColor(0x2A2E33);
    t.canvas = QColor(0x16181A);
    t.sunken = QColor(0x17191C);
    t.hover = QColor(0x292D32);
    t.codeBg = QColor(0x1A1C1F);
    t.bubbleIn = QColor(0x262A2F);
    t.bubbleOut = QColor(0x203355);
    t.selection = QColor(0x233553);
    t.selectionInactive = QColor(0x30343A);
    t.line = QColor(0x32363C);
    t.lineStrong = QColor(0x474D55);
    t.control = QColor(0x737B86);
    t.text = QColor(0xE7E8EA);
    t.textDim = QColor(0xAEB4BC);
    t.textFaint = QColor(0x979EA7);
    t.accent = t.focus = QColor(0x82ACFF);
    t.accentFill = QColor(0x3368D6);
    t.accentFillHover = QColor(0x2D5CBC);
    t.accentText = QColor(0xFFFFFF);
    t.accentBg = QColor(0x22304A);
    t.ok = QColor(0x6CCB91);
    t.okBg = QColor(0x1B3426);
    t.warn = QColor(0xE3B255);
    t.warnBg = QColor(0x3A2F17);
    t.bad = QColor(0xFF8F85);
    t.badBg = QColor(0x43221F);
    t.badLine = QColor(0xA5483F);
    t.unknown = QColor(0x63C6D8);
    t.unknownBg = QColor(0x173539);
    t.audit = QColor(0xBDA2FF);
    t.auditBg = QColor(0x30274A);
    t.notSent = QColor(0xAEB4BC);
    t.notSentBg = QColor(0x2E3238);
    t.find = QColor(0x443300);
    t.jsonKey = QColor(0x8FB6FF);
    t.jsonString = QColor(0x7CCF9B);
    t.jsonNumber = QColor(0xF0AB72);
    t.jsonBool = QColor(0xBDA2FF);
    t.jsonNull = QColor(0x979EA7);
    return t;
}

void setNamed(QWidget *widget, const char *property, const char *value)
{
    if (widget->property(property).toByteArray() == value)
        return;
    widget->setProperty(property, QByteArray(value));
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

} // namespace

int lineHeight(FontRole role)
{
    return faceOf(role).line;
}

QFont roleFont(FontRole role)
{
    const Face face = faceOf(role);
    return fontOfSize(face.pixels, face.bold, face.mono);
}

QFont fontOfSize(int pixels, bool bold, bool mono)
{
    static const QStringList interface {
        u"Noto Sans CJK SC"_s, u"Source Han Sans SC"_s, u"Microsoft YaHei UI"_s, u"PingFang SC"_s, u"Noto Sans"_s,
            u"Noto Color Emoji"_s
    };
    static const QStringList fixed{
        u"Noto Sans Mono CJK SC"_s, u"Source Code Pro"_s, u"DejaVu Sans Mono"_s, u"Noto Color Emoji"_s};
    QFont result;
    result.setFamilies(mono ? fixed : interface);
    result.setPixelSize(pixels);
    // Debian's CJK fonts have no weights but 400 and 700; others would be faked.
    result.setWeight(bold ? QFont::Bold : QFont::Normal);
    if (mono)
        result.setStyleHint(QFont::Monospace);
    return result;
}

const Theme &Theme::light()
{
    static const Theme theme = makeLight();
    return theme;
}

const Theme &Theme::night()
{
    static const Theme theme = makeDark();
    return theme;
}

const Theme &Theme::current()
{
    return QApplication::palette().color(QPalette::Window).lightness() < 128 ? night() : light();
}

QPalette Theme::palette() const
{
    QPalette p;
    p.setColor(QPalette::Window, window);
    p.setColor(QPalette::Base, surface);
    p.setColor(QPalette::AlternateBase, surface);
    p.setColor(QPalette::Button, raised);
    p.setColor(QPalette::Text, text);
    p.setColor(QPalette::WindowText, text);
    p.setColor(QPalette::ButtonText, text);
    p.setColor(QPalette::BrightText, bad);
    p.setColor(QPalette::PlaceholderText, textFaint);
    p.setColor(QPalette::Highlight, selection);
    p.setColor(QPalette::HighlightedText, text);
    p.setColor(QPalette::Link, accent);
    p.setColor(QPalette::LinkVisited, accent);
    p.setColor(QPalette::ToolTipBase, raised);
    p.setColor(QPalette::ToolTipText, text);
    p.setColor(QPalette::Light, surface);
    p.setColor(QPalette::Midlight, line);
    p.setColor(QPalette::Mid, lineStrong);
    p.setColor(QPalette::Dark, control);
    p.setColor(QPalette::Shadow, lineStrong);
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, textFaint);
    return p;
}

void applyTheme(QApplication &application, const Theme &theme)
{
    const QString sheet = theme.styleSheet();
    if (application.styleSheet() == sheet)
        return; // styling every widget anew would take half of a cold start (measured)
    if (application.style()->name() != "fusion"_L1)
        QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    QApplication::setPalette(theme.palette());
    QApplication::setFont(roleFont(FontRole::Base));
    application.setStyleSheet(sheet);
}

void applyTheme(QApplication &application, ThemeChoice choice)
{
    // Asked before the first palette of ours stands in its place.
    static const bool isDesktopDark = QApplication::palette().color(QPalette::Window).lightness() < 128;
    const bool isDark = choice == ThemeChoice::Dark || (choice == ThemeChoice::System && isDesktopDark);
    applyTheme(application, isDark ? Theme::night() : Theme::light());
}

void setGround(QWidget *widget, const char *ground)
{
    widget->setAttribute(Qt::WA_StyledBackground);
    setNamed(widget, "ground", ground);
}

void setInk(QWidget *widget, const char *ink)
{
    setNamed(widget, "ink", ink);
}

} // namespace ui
