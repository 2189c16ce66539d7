package dev.parley.endtoend.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.parley.endtoend.house.Guests;
import dev.parley.endtoend.house.House;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The whole journey as a guest of the demo hotel has it; screenshots stay in `target/screenshots`.
class DemoPageTest {
  private static final Path CHROMIUM =
      Path.of(System.getenv().getOrDefault("PARLEY_CHROMIUM", "/usr/bin/chromium"));
  private static final Path SHOTS = Path.of("target", "screenshots");

  private static Playwright playwright;
  private static Browser browser;

  private final List<String> complaints = new ArrayList<>();

  @BeforeAll
  static void open() {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  @AfterAll
  static void close() {
    browser.close();
    playwright.close();
  }

  @Test
  void answersAGuestFromTheFirstQuestionToTheirBooking() {
    try (var context = context(1280, 860, ColorScheme.LIGHT)) {
      var page = visit(context, "en");
      page.screenshot(shot("page"));
      openChat(page, "Chat with us");
      ask(page, "Your message", "what time is check-in?");
      answered(page, 1);
      ask(page, "Your message", "is my booking confirmed?");
      answered(page, 2);
      ask(page, "Your message", Guests.BOOKING);
      answered(page, 3);
      ask(page, "Your message", Guests.SURNAME);
      answered(page, 4);
      assertThat(replies(page).last()).containsText("confirmed");
      page.screenshot(shot("journey"));
      accessible(page);
      assertThat(complaints).isEmpty();
    }
  }

  @Test
  void servesAnArabicGuestFromRightToLeftInTheDark() {
    try (var context = context(390, 844, ColorScheme.DARK)) {
      var page = visit(context, "ar");
      page.screenshot(shot("arabic-page"));
      var chat = page.locator("parley-chat");
      chat.getByRole(AriaRole.BUTTON).first().click();
      var box = chat.getByRole(AriaRole.TEXTBOX);
      box.fill("متى وقت تسجيل الوصول؟");
      box.press("Enter");
      answered(page, 1);
      page.screenshot(shot("arabic-chat"));
      org.assertj.core.api.Assertions.assertThat(
              chat.evaluate(
                  "host => getComputedStyle(host.shadowRoot.querySelector('[role=log]')).direction"))
          .isEqualTo("rtl");
      accessible(page);
      assertThat(complaints).isEmpty();
    }
  }

  @Test
  void canBeUsedByKeyboardAlone() {
    try (var context = context(1280, 860, ColorScheme.LIGHT)) {
      var page = visit(context, "de");
      var launcher = page.locator("parley-chat").getByRole(AriaRole.BUTTON).first();
      launcher.focus();
      page.keyboard().press("Enter");
      var box = page.locator("parley-chat").getByRole(AriaRole.TEXTBOX);
      assertThat(box).isFocused();
      page.keyboard().type("Wann kann ich einchecken?");
      page.keyboard().press("Enter");
      answered(page, 1);
      page.screenshot(shot("german-chat"));
      accessible(page);
      page.keyboard().press("Escape");
      assertThat(box).isHidden();
      assertThat(launcher).isFocused();
    }
  }

  private Page visit(BrowserContext context, String language) {
    var page = context.newPage();
    page.onConsoleMessage(message -> {
      if (message.type().equals("error")) {
        complaints.add(message.text());
      }
    });
    page.onPageError(complaints::add);
    page.onRequest(request -> {
      var url = request.url();
      if (!url.startsWith("http://localhost:") && !url.startsWith("data:")) {
        complaints.add("asked elsewhere: " + url);
      }
    });
    page.navigate(House.demo() + "?lang=" + language);
    return page;
  }

  private static void openChat(Page page, String name) {
    page.locator("parley-chat")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name))
        .click();
  }

  private static void ask(Page page, String label, String text) {
    var box = page.locator("parley-chat").getByLabel(label);
    box.fill(text);
    box.press("Enter");
  }

  private static Locator replies(Page page) {
    return page.locator("parley-chat [role=log] .message.assistant");
  }

  private static void answered(Page page, int count) {
    assertThat(replies(page)).hasCount(count);
    assertThat(page.locator("parley-chat .trouble")).hasCount(0);
  }

  private static BrowserContext context(int width, int height, ColorScheme scheme) {
    return browser.newContext(
        new Browser.NewContextOptions().setViewportSize(width, height).setColorScheme(scheme));
  }

  private static Page.ScreenshotOptions shot(String name) {
    return new Page.ScreenshotOptions().setPath(SHOTS.resolve(name + ".png"));
  }

  /// axe-core finds nothing against WCAG 2.2 A and AA, in the page and in the widget's shadow.
  private static void accessible(Page page) {
    page.addScriptTag(
        new Page.AddScriptTagOptions()
            .setPath(House.tree().resolve("web/node_modules/axe-core/axe.min.js")));
    var violations =
        page.evaluate(
            """
            async () => (await axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }))
              .violations.map((violation) => violation.id + ": " + violation.nodes.map((node) => node.target).join(", "))
            """);
    org.assertj.core.api.Assertions.assertThat((List<?>) violations).isEmpty();
  }
}
