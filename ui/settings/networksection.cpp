#include "ui/settings/networksection.h"

#include "app/text/settingtext.h"
#include "ui/common/button.h"
#include "ui/common/flowrow.h"
#include "ui/common/segmented.h"
#include "ui/settings/badnote.h"
#include "ui/settings/checkedfield.h"
#include "ui/settings/passwordrow.h"

#include <QLabel>

using namespace Qt::StringLiterals;

namespace ui {

using config::WayOut;

NetworkSection::NetworkSection(SettingsDesk &desk, QWidget *parent)
    : Section(desk, parent)
    , m_kind(new Segmented(4, this))
    , m_address(new CheckedField(u"proxyAddress"_s, 0, this))
    , m_user(new CheckedField(u"proxyUser"_s, 0, this))
    , m_password(new PasswordRow(desk, this))
    , m_apply(new Button(Button::Kind::Primary))
    , m_undo(new Button(Button::Kind::Normal))
{
    buildLayout();
    connect(m_kind, &Segmented::currentChanged, this, [this] {
        m_isAsked = false;
        check();
    });
    for (const CheckedField *field : {m_address, m_user}) {
        connect(field, &CheckedField::edited, this, &NetworkSection::check);
        connect(field, &CheckedField::entered, this, &NetworkSection::apply);
    }
    connect(m_apply, &QAbstractButton::clicked, this, &NetworkSection::apply);
    connect(m_undo, &QAbstractButton::clicked, this, &NetworkSection::takeBack);
    takeBack();
    retranslate();
}

void NetworkSection::buildLayout()
{
    m_kind->setObjectName(u"proxyKind"_s);
    m_apply->setObjectName(u"applyProxy"_s);
    m_undo->setObjectName(u"undoProxy"_s);
    m_override = addText("warn");
    m_override->setObjectName(u"proxyOverride"_s);
    m_override->setVisible(desk().surroundings().isProxyFromEnvironment);
    m_kindName = addRow(m_kind);
    m_about = addText();
    add(new BadNote(desk(), config::keys::proxy, this));
    m_addressName = addRow(m_address);
    m_userName = addRow(m_user);
    m_passwordName = addRow(m_password);
    auto *buttons = new FlowRow(this);
    m_apply->setParent(buttons);
    m_undo->setParent(buttons);
    add(buttons);
    m_when = addText();
}

core::Result<WayOut, config::WayOutFault> NetworkSection::written() const
{
    return WayOut::make(WayOut::Kind(m_kind->current()), m_address->text(), m_user->text());
}

void NetworkSection::check()
{
    const auto way = written();
    const WayOut &set = desk().values().wayOut;
    const auto kind = WayOut::Kind(m_kind->current());
    const bool isProxy = kind == WayOut::Kind::Http || kind == WayOut::Kind::Socks5;
    // An empty field of a choice just made is no fault yet.
    m_address->setFault(
        !way && (m_isAsked || !m_address->text().isEmpty()) ? text::wayOutFaultText(way.error()) : QString());
    for (QWidget *part : {static_cast<QWidget *>(m_addressName), static_cast<QWidget *>(m_address),
             static_cast<QWidget *>(m_userName), static_cast<QWidget *>(m_user)})
        part->setVisible(isProxy);
    const bool hasUser = way && isProxy && !way->user.isEmpty();
    m_passwordName->setVisible(hasUser);
    m_password->setVisible(hasUser);
    if (hasUser)
        m_password->setWayOut(*way);
    m_apply->setEnabled(!way || !(*way == set));
    m_undo->setEnabled(!way || !(*way == set));
}

void NetworkSection::apply()
{
    m_isAsked = true;
    if (const auto way = written())
        want([&way](config::Settings &values) { values.wayOut = *way; });
    check();
}

void NetworkSection::takeBack()
{
    const WayOut &set = desk().values().wayOut;
    m_isAsked = false;
    m_kind->setCurrent(int(set.kind));
    m_address->setText(set.address());
    m_user->setText(set.user);
    check();
}

void NetworkSection::refresh()
{
    const auto way = written();
    if (!m_undo->isEnabled() || (way && *way == desk().values().wayOut))
        takeBack();
    else
        check();
}

void NetworkSection::retranslate()
{
    Section::retranslate();
    m_override->setText(tr("QQBOT_PROXY is set in the environment: it goes before what is chosen here."));
    m_kindName->setText(tr("Proxy"));
    m_kind->setAccessibleName(tr("Proxy"));
    m_kind->setText(int(WayOut::Kind::AsEnvironment), tr("As the environment says"));
    m_kind->setText(int(WayOut::Kind::None), tr("None"));
    m_kind->setText(int(WayOut::Kind::Http), u"HTTP"_s);
    m_kind->setText(int(WayOut::Kind::Socks5), u"SOCKS5"_s);
    m_about->setText(
        tr("The environment is https_proxy, http_proxy, all_proxy and no_proxy, else the desktop's setting. "
           "This computer itself is always reached directly."));
    m_addressName->setText(tr("Address"));
    m_address->setName(tr("Address of the proxy"));
    m_address->setPlaceholder(u"127.0.0.1:7890"_s);
    m_userName->setText(tr("User"));
    m_user->setName(tr("User at the proxy"));
    m_user->setPlaceholder(tr("none is asked for"));
    m_passwordName->setText(tr("Password"));
    m_apply->setText(tr("Apply"));
    m_undo->setText(tr("As it was"));
    m_when->setText(tr("It counts when the program is started again, for HTTP and the gateway alike. "
                       "qqbot-console doctor tells whether it leads out."));
    check();
}

} // namespace ui
