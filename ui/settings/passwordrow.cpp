#include "ui/settings/passwordrow.h"

#include "app/text/doctortext.h"
#include "ui/common/button.h"
#include "ui/common/label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int longest = 255;
} // namespace

PasswordRow::PasswordRow(SettingsDesk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_edit(new QLineEdit(this))
    , m_keep(new Button(Button::Kind::Normal, this))
    , m_forget(new Button(Button::Kind::Quiet, this))
    , m_told(makeLabel(this, FontRole::Small, "dim"))
{
    m_edit->setObjectName(u"proxyPassword"_s);
    m_edit->setEchoMode(QLineEdit::Password);
    m_edit->setMaxLength(longest);
    m_edit->setFont(roleFont(FontRole::BaseMono));
    m_keep->setObjectName(u"keepPassword"_s);
    m_keep->setIconName(u"lock"_s);
    m_forget->setObjectName(u"forgetPassword"_s);
    m_told->setObjectName(u"passwordTold"_s);
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::gap);
    row->addWidget(m_edit, 1);
    row->addWidget(m_keep);
    row->addWidget(m_forget);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(row);
    column->addWidget(m_told);
    connect(m_edit, &QLineEdit::textEdited, this, [this] { tell(Told::Nothing); });
    connect(m_keep, &QAbstractButton::clicked, this, [this] {
        tell(Told::Waiting);
        emit m_desk.passwordWanted(m_way, core::Secret(m_edit->text().toUtf8()));
        m_edit->clear();
        retranslate();
    });
    connect(m_forget, &QAbstractButton::clicked, this, [this] {
        tell(Told::Waiting);
        emit m_desk.passwordWanted(m_way, {});
    });
    connect(&desk, &SettingsDesk::passwordKept, this, [this] { tell(Told::Kept); });
    connect(&desk, &SettingsDesk::passwordForgotten, this, [this] { tell(Told::Forgotten); });
    connect(&desk, &SettingsDesk::passwordFailed, this, [this](const keyring::KeyringError &error) {
        m_error = error;
        tell(Told::Failed);
    });
    retranslate();
}

void PasswordRow::setWayOut(const config::WayOut &way)
{
    if (m_way == way)
        return;
    m_way = way;
    tell(Told::Nothing);
}

void PasswordRow::tell(Told told)
{
    m_state = told;
    retranslate();
}

void PasswordRow::retranslate()
{
    m_edit->setAccessibleName(tr("Password at the proxy"));
    m_keep->setText(tr("Keep in the keyring"));
    m_keep->setEnabled(!m_edit->text().isEmpty() && m_state != Told::Waiting);
    m_keep->updateGeometry();
    m_forget->setText(tr("Forget it"));
    m_forget->setAccessibleName(tr("Forget the password at the proxy"));
    m_forget->setEnabled(m_state != Told::Waiting);
    m_forget->updateGeometry();
    const QString whom = m_way.user + u'@' + m_way.address();
    switch (m_state) {
    case Told::Nothing:
        m_told->setText(
            tr("For %1 alone. It never stands in the settings file, and nothing shows it again.").arg(whom));
        break;
    case Told::Waiting:
        m_told->setText(tr("The keyring is being asked; it may ask you."));
        break;
    case Told::Kept:
        m_told->setText(tr("The keyring keeps it."));
        break;
    case Told::Forgotten:
        m_told->setText(tr("The keyring has none for %1.").arg(whom));
        break;
    case Told::Failed:
        m_told->setText(text::keyringText(m_error) + u' ' + tr("It is not kept: QQBOT_PROXY can name it."));
        break;
    }
    setInk(m_told, m_state == Told::Failed ? "bad" : m_state == Told::Kept ? "ok" : "dim");
}

void PasswordRow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace ui
