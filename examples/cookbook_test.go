// SPDX-License-Identifier: MPL-2.0

package examples_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/seed-88433aaa/terraform-provider-sentry/examples"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/testbed/mocksentry/catalogue"
	"github.com/seed-88433aaa/terraform-provider-sentry/internal/workshop/terraformcli"
)

// longestRecipe is the maximum number of lines of a recipe, so that it fits on a screen.
const longestRecipe = 40

// TestCookbookRecipesApply applies each recipe of the cookbook, which prints what the page shows. If that
// is an error, the plan fails with it.
func TestCookbookRecipesApply(t *testing.T) {
	t.Parallel()
	files, err := fs.Glob(examples.FS, "cookbook/*.tf")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	cli, env := stage(t)
	for _, file := range files {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			config, err := fs.ReadFile(examples.FS, file)
			if err != nil {
				t.Fatal(err)
			}
			text, output := string(config), strings.TrimSuffix(file, ".tf")+".txt"
			if lines := strings.Count(text, "\n"); lines > longestRecipe || !strings.Contains(text, "required_providers") {
				t.Errorf("it has %d lines, or it is not complete", lines)
			}
			if shown, err := fs.ReadFile(examples.FS, output); err == nil && strings.HasPrefix(string(shown), "Error: ") {
				printed, failed := planOf(t, text)
				if !failed {
					t.Errorf("the plan does not fail:\n%s", printed)
				}
				expectShown(t, printed, string(shown))
				return
			}
			server, _ := strings.CutPrefix(env[0], "SENTRY_BASE_URL=")
			checkOutputs(t, output, strings.ReplaceAll(apply(t, cli, env, text), server, "https://sentry.io"))
		})
	}
}

// TestCookbookShowsRecipes compares the configurations of the page with the recipes, so that
// readers copy what the tests apply.
func TestCookbookShowsRecipes(t *testing.T) {
	t.Parallel()
	page, err := os.ReadFile(filepath.Join("..", "docs", "guides", "cookbook.md"))
	if err != nil {
		t.Fatal(err)
	}
	recipes := map[string]string{}
	err = fs.WalkDir(examples.FS, "cookbook", func(path string, _ fs.DirEntry, err error) error {
		if ext := filepath.Ext(path); err != nil || ext != ".tf" && ext != ".hcl" {
			return err
		}
		text, err := fs.ReadFile(examples.FS, path)
		recipes[strings.TrimSpace(string(text))] = path
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, block := range regexp.MustCompile("(?s)```terraform\n(.*?)```").FindAllStringSubmatch(string(page), -1) {
		text := strings.TrimSpace(block[1])
		if recipes[text] == "" {
			t.Errorf("the page shows a configuration twice, or one that is no recipe:\n%s", text)
		}
		delete(recipes, text)
	}
	for _, path := range recipes {
		t.Errorf("the page does not show %s", path)
	}
}

// TestTestingRecipePasses runs terraform test as the cookbook shows.
func TestTestingRecipePasses(t *testing.T) {
	t.Parallel()
	const recipe = "cookbook/decode-event"
	cli, _ := stage(t)
	skipExample(t, recipe)
	dir := filepath.Join(t.TempDir(), "example")
	if err := terraformcli.CopyConfiguration(dir, recipe); err != nil {
		t.Fatal(err)
	}
	shown, err := os.ReadFile(filepath.Join(recipe, "tests", "owner.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var printed string
	for _, command := range []string{"init", "test"} {
		output, err := cli.Command(t.Context(), dir, nil, command, "-no-color").CombinedOutput()
		if err != nil {
			t.Fatalf("terraform %s: %v\n%s", command, err, output)
		}
		printed = string(output)
	}
	expectShown(t, printed, string(shown))
}

// TestRecipesAcceptOtherEvents runs recipes with other events than they are shown with.
// Personal data closes the gate. So does a finding that the recipe does not accept, or a
// release that is a pattern. A release without events is a result.
func TestRecipesAcceptOtherEvents(t *testing.T) {
	t.Parallel()
	const (
		personal   = "The event contains personal data or credentials."
		badRelease = "The release is empty, or contains a quote, an asterisk, a backslash, or a line break."
	)
	for name, variant := range map[string]struct {
		file, from, to, shown string
		fails                 bool
	}{
		"personal data": {
			"cookbook/personal-data.tf", catalogue.ID("scrubbed"), catalogue.ID("error-python"), personal, true,
		},
		"rule not accepted": {"cookbook/personal-data.tf", `"frame_vars"`, `"device"`, personal, true},
		"path not accepted": {"cookbook/personal-data.tf", `"user.geo"`, `"user.id"`, personal, true},
		"pattern":           {"cookbook/gate-release.tf", "+build.77", "*", badRelease, true},
		"empty release":     {"cookbook/gate-release.tf", "shop-backend@4.12.1-rc.2+build.77", "", badRelease, true},
		"release without events": {
			"cookbook/latest-of-release.tf", "+build.77", "+build.78", "+ found = false", false,
		},
		"link to event": {
			"cookbook/event-of-link.tf", "issues/6400071867/?project=102", "projects/backend/events/" + catalogue.ID("error-java-group") + "/?a=b", "AggregateException", false,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			config, err := fs.ReadFile(examples.FS, variant.file)
			if err != nil || !strings.Contains(string(config), variant.from) {
				t.Fatalf("it does not contain %q: %v", variant.from, err)
			}
			printed, failed := planOf(t, strings.Replace(string(config), variant.from, variant.to, 1))
			if failed != variant.fails {
				t.Errorf("the plan failed: %t\n%s", failed, printed)
			}
			expectShown(t, printed, variant.shown)
		})
	}
}
